import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formatDay } from '#calendar';
import { inCohort } from '#org';
import { plain } from '#plugin-host';
import { documentItems, loadHaian } from './testing/haian-plan.js';
import { readme } from './testing/readme-tables.js';

/** The document as published by the bureau, its gaps and misprints included. */
const AS_PUBLISHED = '429bb156f8a80a50fb78a18d4df5c6eaa437f82fe39494b35c85a2bf572e26fb';

/** Who answers for an item, at its end. In item 67 a bracket is printed in the middle of a department's name. */
const OWNERS = /\(分管领导:(?<leader>[^;]+);责任科室:(?<lead>[^()]+(?:\)[^()]+)?)\)$/;

const wordsOf = (text: string): string => plain(text).replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

/** Whether the signs of the one follow each other in the other, with others between them or not. */
function standsIn(title: string, text: string): boolean {
  let at = 0;
  return [...title].every((sign) => (at = text.indexOf(sign, at) + 1) > 0);
}

describe('the plan of Hai’an 2025', () => {
  it('has the document as published beside it', () => {
    const copy = readFileSync('plugins/haian/documents/haian-2025.txt');
    expect(createHash('sha256').update(copy).digest('hex')).toBe(AS_PUBLISHED);
  });

  it('has a task for every item of the document, in its order, and none for the missing pages', async () => {
    const { plan } = await loadHaian();
    const ids = plan.tasks.map(({ id }) => id);
    expect(ids).toEqual([...documentItems.keys()]);
    const printed = Array.from({ length: 93 }, (_, i) => String(i + 1)).filter(
      (id) => !['19', '20', '21'].includes(id),
    );
    expect(ids).toEqual([...printed, ...[...'一二三四五六七八九十'].map((number) => `附件.行动${number}`)]);
  });

  it('takes the second 67 for 68', () => {
    expect(documentItems.get('67')).toMatch(/^建设智慧中医医院/);
    expect(documentItems.get('68')).toMatch(/^积极做好国家、省、市各级各类科研项目/);
  });

  it('has titles of its own, in the words of the item', async () => {
    const { plan } = await loadHaian();
    for (const { id, title } of plan.tasks) {
      expect([id, title, standsIn(wordsOf(title), wordsOf(documentItems.get(id) ?? ''))]).toEqual([id, title, true]);
      expect(title.length).toBeLessThanOrEqual(24);
    }
    expect(new Set(plan.tasks.map(({ title }) => title)).size).toBe(plan.tasks.length);
  });

  it('has the leaders and the departments that the document names, and no others', async () => {
    const { plan } = await loadHaian();
    const numbered = plan.tasks.filter(({ id }) => /^\d+$/.test(id) && id !== '18');
    expect(numbered).toHaveLength(89);
    for (const { id, leader, lead, cooperating } of numbered) {
      const found = OWNERS.exec(documentItems.get(id) ?? '')?.groups;
      const departments = found?.['lead']?.replace(')', '').split('、');
      expect([id, leader, lead, cooperating]).toEqual([id, found?.['leader'], departments, []]);
    }
  });

  it('has the leaders of the annex, which names no department', async () => {
    const { plan } = await loadHaian();
    for (const { id, title, leader = '', lead } of plan.tasks.filter((task) => task.id.startsWith('附件'))) {
      const [named, rest] = (documentItems.get(id) ?? '').split(`牵头负责人:${leader}`);
      expect([id, named, rest?.startsWith('、'), lead]).toEqual([id, plain(title), false, []]);
    }
  });

  it('invents nothing where item 18 breaks off: it gets neither the department nor the figure of item 21', async () => {
    const { plan } = await loadHaian();
    const [readable = '', rest] = (documentItems.get('18') ?? '').split('(分管领导:仲重阳;责任科室:100%');
    expect(rest).toBeDefined();
    expect(plan.tasks.find(({ id }) => id === '18')).toMatchObject({ leader: '仲重阳', lead: [], cooperating: [] });
    const targets = plan.targets.filter(({ task }) => task === '18');
    expect(targets).toHaveLength(6);
    for (const { id, source } of targets)
      expect([id, readable.includes(plain(source?.quote ?? ''))]).toEqual([id, true]);
  });

  it('quotes the document word for word, each target from the item of its task', async () => {
    const { plan } = await loadHaian();
    const strangers = plan.targets.filter(
      ({ task, source }) => source?.item !== task || !documentItems.get(task)?.includes(plain(source.quote)),
    );
    expect(strangers.map(({ id }) => id)).toEqual([]);
    expect(plan.targets).toHaveLength(296);
  });

  it('leaves only tasks without a target that name no figure, no result and no change', async () => {
    const { plan } = await loadHaian();
    const planned = new Set(plan.targets.map(({ task }) => task));
    const bare = plan.tasks.map(({ id }) => id).filter((id) => !planned.has(id));
    expect(bare).toEqual(['12', '40']);
    expect(readme).toContain(`：${bare.join('、')}。`);
  });

  it('takes 力争 and 争取 for stretch targets, and only those', async () => {
    const { plan } = await loadHaian();
    for (const { id, strength, source } of plan.targets) {
      expect([id, strength === 'stretch']).toEqual([id, /力争|争取/.test(source?.quote ?? '')]);
    }
    const directional = plan.targets.filter(({ strength }) => strength === 'directional');
    for (const { condition } of directional) expect([{ rises: true }, { falls: true }]).toContainEqual(condition);
    expect(directional).toHaveLength(47);
  });

  it('takes 超 and 超过 for exclusive bounds and 以上, 不低于, 不少于 and 达到 for inclusive ones', async () => {
    const { plan } = await loadHaian();
    for (const { id, source, condition } of plan.targets) {
      const words = plain(source?.quote ?? '');
      expect([id, 'above' in condition]).toEqual([id, /超过?\d/.test(words)]);
      if (/\d+(%|个月)以上|不低于\d|不少于\d|达到?\d/.test(words)) {
        expect([id, 'atLeast' in condition || 'allOf' in condition]).toEqual([id, true]);
      }
    }
  });

  it('paces by the days where the document says 序时: two building sites by their progress, the stations and posts by number', async () => {
    const { plan } = await loadHaian();
    const ids = ['duntou-ambulance-station', 'stroke-centre', 'stroke-stations', 'heart-posts'];
    const paced = plan.targets.filter(({ id }) => ids.includes(id));
    expect(paced.map(({ pacing }) => pacing)).toEqual(['linear', 'linear', 'linear', 'linear']);
    const inOrder = plan.targets.filter(({ source }) => source?.quote.includes('序时')).map(({ id }) => id);
    expect(inOrder).toEqual(['duntou-ambulance-station', 'stroke-centre']);
  });

  it('has some facility in every cohort, and the county that became the city', async () => {
    const { catalogue } = await loadHaian();
    const own = catalogue.cohorts.filter(({ code }) => code.startsWith('haian.'));
    const empty = own.filter((cohort) => !catalogue.orgUnits.some((unit) => inCohort(unit, cohort)));
    expect([own.length, empty]).toEqual([8, []]);
    const [county, city] = catalogue.orgUnits.filter(({ kind }) => kind === 'county');
    expect([county?.name.zh, county?.validTo && formatDay(county.validTo), county?.successor]).toEqual([
      '海安县',
      '2017-12-31',
      '320685',
    ]);
    expect([city?.code, city?.validFrom && formatDay(city.validFrom)]).toEqual(['320685', '2018-01-01']);
  });

  it('uses every milestone, indicator, measure, service and case type that is its own', async () => {
    const { catalogue, plan } = await loadHaian();
    const judged = new Set(plan.targets.map(({ indicator }) => indicator));
    const idle = catalogue.indicators
      .map(({ code }) => code)
      .filter((code) => /^haian\./.test(code) && !judged.has(code));
    const waiting = catalogue.milestones.filter(
      ({ code }) => !judged.has(`milestone.${code}`) && !judged.has(`milestone-count.${code}`),
    );
    const formulas = JSON.stringify(catalogue.indicators);
    const sources = JSON.stringify(catalogue.measures);
    const own = <T extends { readonly code: string }>(list: readonly T[]): readonly string[] =>
      list.map(({ code }) => code).filter((code) => code.startsWith('haian.'));
    const unread = own(catalogue.measures).filter((code) => !formulas.includes(`"${code}"`));
    const uncounted = [...own(catalogue.services), ...own(catalogue.caseTypes)].filter(
      (code) => !sources.includes(`"${code}"`),
    );
    expect([idle, waiting, unread, uncounted]).toEqual([[], [], [], []]);
  });

  it('takes from the shared definitions only what means the same', async () => {
    const { plan } = await loadHaian();
    const shared = plan.targets.map(({ indicator }) => indicator).filter((code) => !code.includes('haian.'));
    expect([...new Set(shared)].sort()).toEqual([
      'childcare.places-per-thousand',
      'health-literacy.rate',
      'infant.mortality-rate',
      'maternal.mortality-rate',
      'screening.two-cancer',
      'village-doctors.trained-share',
    ]);
  });

  it('has no target that a rule must judge, as the README says', async () => {
    const { plan } = await loadHaian();
    expect(plan.targets.filter(({ rule }) => rule !== undefined)).toEqual([]);
    expect(readme).toContain('本插件不写 `rule`');
  });
});
