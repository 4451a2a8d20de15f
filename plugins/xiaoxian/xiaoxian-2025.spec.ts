import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inCohort } from '#org';
import { plain } from '#plugin-host';
import { documentItems, loadXiaoxian, targetOf } from './testing/xiaoxian-plan.js';
import { readme, RULES } from './testing/readme-tables.js';

/** The document as published, with the page around it. */
const AS_PUBLISHED = 'baf7b764cc1cb7e4c83bf9f358ef55f94609eccf808c4c3e31541b138e286989';

const SECOND_ESSAY = [...'一二三四五六七'].map((number) => `篇二.(${number})`);

describe('the plan of Xiaoxian 2025', () => {
  it('has the document as published beside it', () => {
    const copy = readFileSync('plugins/xiaoxian/documents/xiaoxian-2025.txt');
    expect(createHash('sha256').update(copy).digest('hex')).toBe(AS_PUBLISHED);
  });

  it('has a task for every item of the three essays, in their order', async () => {
    const { plan } = await loadXiaoxian();
    expect(plan.tasks.map(({ id }) => id)).toEqual([...documentItems.keys()]);
    const perEssay = [...'一二三'].map((essay) => plan.tasks.filter(({ id }) => id.startsWith(`篇${essay}.`)).length);
    expect(perEssay).toEqual([7, 7, 5]);
  });

  it('has the titles of the document, and no department, since it names none', async () => {
    const { plan } = await loadXiaoxian();
    for (const { id, title, lead, cooperating, leader } of plan.tasks) {
      expect([id, documentItems.get(id)?.startsWith(`${plain(title)}。`)]).toEqual([id, true]);
      expect([id, lead, cooperating, leader]).toEqual([id, [], [], undefined]);
    }
  });

  it('has its targets once: the second essay repeats the first word for word', async () => {
    const { plan } = await loadXiaoxian();
    for (const id of SECOND_ESSAY) expect(documentItems.get(id)).toBe(documentItems.get(id.replace('篇二', '篇一')));
    const planned = new Set(plan.targets.map(({ task }) => task));
    const bare = plan.tasks.map(({ id }) => id).filter((id) => !planned.has(id));
    expect(bare).toEqual(SECOND_ESSAY);
    expect(readme).toContain(`：${bare.join('、')}。`);
  });

  it('quotes the document word for word, each target from the item of its task', async () => {
    const { plan } = await loadXiaoxian();
    const strangers = plan.targets.filter(
      ({ task, source }) => source?.item !== task || !documentItems.get(task)?.includes(plain(source.quote)),
    );
    expect(strangers.map(({ id }) => id)).toEqual([]);
    expect(plan.targets).toHaveLength(137);
  });

  it('takes 力争 and 争取 for stretch targets, and only those', async () => {
    const { plan } = await loadXiaoxian();
    for (const { id, strength, source } of plan.targets) {
      expect([id, strength === 'stretch']).toEqual([id, /力争|争取/.test(source?.quote ?? '')]);
    }
  });

  it('takes a rise without a figure for a directional target, and only that', async () => {
    const { plan } = await loadXiaoxian();
    for (const { id, strength, condition } of plan.targets) {
      expect([id, 'rises' in condition || 'falls' in condition]).toEqual([id, strength === 'directional']);
    }
    for (const { strength, condition } of plan.targets) {
      if (strength === 'directional') expect(condition).toEqual({ rises: true });
    }
  });

  it('has a tolerance where the document says 左右, and only there', async () => {
    const { plan } = await loadXiaoxian();
    for (const { id, tolerance, source } of plan.targets) {
      expect([id, tolerance !== undefined]).toEqual([id, source?.quote.includes('左右')]);
    }
  });

  it('leaves to rules what only code can judge, each with the data it looks at', async () => {
    const { catalogue, plan } = await loadXiaoxian();
    const ruled = plan.targets.filter(({ rule }) => rule !== undefined);
    expect(ruled.map(({ rule, id }) => [rule, id])).toEqual(RULES);
    for (const { indicator, condition, source } of ruled) {
      const kind = catalogue.indicators.find(({ code }) => code === indicator)?.versions[0]?.formula.kind;
      expect([kind, condition]).toEqual(['zero-event', { zero: true }]);
      expect(source?.quote).toContain('坚决杜绝不真实服务问题');
    }
    const read = readme.matchAll(/xiaoxian\.[a-z-]+/g);
    const known = [...catalogue.measures, ...catalogue.services].map(({ code }) => code);
    expect([...read].map(([code]) => code).filter((code) => !known.includes(code))).toEqual([]);
  });

  it('has every township and street of the county, and some facility in every cohort', async () => {
    const { catalogue } = await loadXiaoxian();
    const townships = catalogue.orgUnits.filter(({ kind }) => kind === 'township');
    expect([townships.length, townships.every(({ code }) => /^341322\d{3}$/.test(code))]).toEqual([26, true]);
    const own = catalogue.cohorts.filter(({ code }) => code.startsWith('xiaoxian.'));
    const empty = own.filter((cohort) => !catalogue.orgUnits.some((unit) => inCohort(unit, cohort)));
    expect([own.length, empty]).toEqual([4, []]);
  });

  it('judges the building sites and the two sub-centres at the facilities that the document names', async () => {
    const { catalogue, plan } = await loadXiaoxian();
    const at = plan.targets.filter(({ appliesTo }) => appliesTo.orgUnit !== '341322');
    const nameOf = (code: string): string | undefined => catalogue.orgUnits.find((unit) => unit.code === code)?.name.zh;
    expect(at.map(({ id, appliesTo }) => [id, nameOf(appliesTo.orgUnit)])).toEqual([
      ['huangkou-sub-centre', '黄口镇中心卫生院'],
      ['zhangzhuangzhai-sub-centre', '张庄寨镇中心卫生院'],
      ['fengcheng-hospital', '凤城医院'],
      ['tcm-hospital-phase-two', '萧县中医院'],
      ['guoli-eye-hospital', '郭利眼科医院'],
    ]);
  });

  it('uses every milestone, indicator, measure, service and case type that is its own', async () => {
    const { catalogue, plan } = await loadXiaoxian();
    const judged = new Set(plan.targets.map(({ indicator }) => indicator));
    const own = <T extends { readonly code: string }>(list: readonly T[]): readonly string[] =>
      list.map(({ code }) => code).filter((code) => code.startsWith('xiaoxian.'));
    const idle = own(catalogue.indicators).filter((code) => !judged.has(code));
    const waiting = own(catalogue.milestones).filter((code) => !judged.has(`milestone.${code}`));
    const formulas = JSON.stringify(catalogue.indicators);
    const sources = JSON.stringify(catalogue.measures);
    const unread = own(catalogue.measures).filter((code) => !formulas.includes(`"${code}"`));
    const uncounted = [...own(catalogue.services), ...own(catalogue.caseTypes)].filter(
      (code) => !sources.includes(`"${code}"`),
    );
    const byRulesAlone = ['xiaoxian.services-recorded', 'xiaoxian.services-reported', 'xiaoxian.deaths-found'];
    expect([idle, waiting, unread, uncounted]).toEqual([[], [], byRulesAlone, []]);
  });

  it('takes from the shared definitions only what means the same', async () => {
    const { plan } = await loadXiaoxian();
    const shared = plan.targets.map(({ indicator }) => indicator).filter((code) => !code.includes('xiaoxian.'));
    expect([...new Set(shared)].sort()).toEqual([
      'childcare.place-use-rate',
      'childcare.places-per-thousand',
      'maternal.prenatal-screening-rate',
      'outpatients.primary-share',
      'pay.fixed-share',
      'workforce.staff-sent-down',
    ]);
    expect(targetOf(plan, 'fixed-pay').indicator).toBe('pay.fixed-share');
  });
});
