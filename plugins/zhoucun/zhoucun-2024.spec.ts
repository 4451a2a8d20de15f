import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formatDay } from '#calendar';
import { inCohort } from '#org';
import { plain } from '#plugin-host';
import { documentItems, loadZhoucun, targetOf } from './testing/zhoucun-plan.js';
import { readme } from './testing/readme-tables.js';

const AS_PUBLISHED = 'de61393970a9f94657dfa7713c44435aec2f2229970e09f301047d35775fd013';

/** Who answers for an item, at its end. */
const OWNERS = /\(牵头科室:([^()]+)\)$/;

describe('the plan of Zhoucun 2024', () => {
  it('has the document as published beside it', () => {
    const copy = readFileSync('plugins/zhoucun/documents/zhoucun-2024.txt');
    expect(createHash('sha256').update(copy).digest('hex')).toBe(AS_PUBLISHED);
  });

  it('is of the year 2024', async () => {
    const { plan } = await loadZhoucun();
    expect([plan.id, plan.region, plan.year]).toEqual(['zhoucun-2024', '370306', 2024]);
    const deadlines = new Set(plan.targets.map(({ deadline }) => formatDay(deadline)));
    expect([...deadlines]).toEqual(['2024-12-31']);
  });

  it('has a task for every item of the document, in its order', async () => {
    const { plan } = await loadZhoucun();
    const ids = plan.tasks.map(({ id }) => id);
    expect(ids).toEqual([...documentItems.keys()]);
    expect(ids).toEqual(Array.from({ length: 35 }, (_, i) => String(i + 1)));
  });

  it('has the titles and the leading departments that the document names, and no others', async () => {
    const { plan } = await loadZhoucun();
    for (const { id, title, lead, cooperating, leader } of plan.tasks) {
      const text = documentItems.get(id) ?? '';
      expect([id, text.startsWith(`${plain(title)}。`)]).toEqual([id, true]);
      expect([id, lead, cooperating, leader]).toEqual([id, OWNERS.exec(text)?.[1]?.split('、'), [], undefined]);
    }
  });

  it('quotes the document word for word, each target from the item of its task', async () => {
    const { plan } = await loadZhoucun();
    const strangers = plan.targets.filter(
      ({ task, source }) => source?.item !== task || !documentItems.get(task)?.includes(plain(source.quote)),
    );
    expect(strangers.map(({ id }) => id)).toEqual([]);
    expect(plan.targets).toHaveLength(193);
  });

  it('has a target for every task, as the README says', async () => {
    const { plan } = await loadZhoucun();
    const planned = new Set(plan.targets.map(({ task }) => task));
    expect(plan.tasks.filter(({ id }) => !planned.has(id))).toEqual([]);
    expect(readme).toContain('每一项任务都有目标。');
  });

  it('takes 力争 and 争取 for stretch targets, and only those', async () => {
    const { plan } = await loadZhoucun();
    for (const { id, strength, source } of plan.targets) {
      expect([id, strength === 'stretch']).toEqual([id, /力争|争取/.test(source?.quote ?? '')]);
    }
  });

  it('takes a rise without a figure for a directional target, and only that', async () => {
    const { plan } = await loadZhoucun();
    for (const { id, strength, condition } of plan.targets) {
      expect([id, 'rises' in condition || 'falls' in condition]).toEqual([id, strength === 'directional']);
      if (strength === 'directional') expect(condition).toEqual({ rises: true });
    }
  });

  it('takes every figure for an inclusive lower bound: the document has no 超过 and no 低于', async () => {
    const { plan } = await loadZhoucun();
    const bounds = plan.targets.map(({ condition }) => condition).filter((condition) => 'above' in condition);
    expect(bounds).toEqual([]);
    expect([...documentItems.values()].filter((text) => /超过?\d|低于\d/.test(text))).toEqual([]);
  });

  it('has a tolerance where the document says 基本 of a figure, and only there', async () => {
    const { plan } = await loadZhoucun();
    const tolerant = plan.targets.filter(({ tolerance }) => tolerance !== undefined);
    expect(tolerant.map(({ id, source }) => [id, source?.quote.includes('基本实现全覆盖')])).toEqual([
      ['tcm-departments', true],
    ]);
  });

  it('reminds 90 days before the party committee’s term, and leaves what follows to its rule', async () => {
    const { plan } = await loadZhoucun();
    const early = plan.targets.filter(({ noticeDays }) => noticeDays !== 30);
    expect(early.map(({ id, noticeDays }) => [id, noticeDays])).toEqual([['party-committee-election', 90]]);
    expect(readme).toContain('`remind-then-assign`');
    expect(targetOf(plan, 'election-reminders').source?.quote).toBe('完善按期换届及时提醒、书面交办机制');
    const byRule = plan.targets.filter(({ rule }) => rule !== undefined).map(({ id, rule }) => [id, rule]);
    expect(byRule).toEqual([['party-committee-election', 'remind-then-assign']]);
  });

  it('has the towns and streets of the district, and some unit in every cohort', async () => {
    const { catalogue } = await loadZhoucun();
    const below = catalogue.orgUnits.filter(({ kind }) => kind === 'township');
    expect([below.length, below.every(({ code }) => /^370306\d{3}$/.test(code))]).toEqual([10, true]);
    const own = catalogue.cohorts.filter(({ code }) => code.startsWith('zhoucun.'));
    const sizes = own.map((cohort) => catalogue.orgUnits.filter((unit) => inCohort(unit, cohort)).length);
    expect(Object.fromEntries(own.map(({ code }, i) => [code, sizes[i]]))).toEqual({
      'zhoucun.due-tcm-department': 2,
      'zhoucun.medical-facilities': 14,
      'zhoucun.public-health-providers': 12,
      'zhoucun.tcm-halls': 10,
      'zhoucun.towns': 5,
    });
  });

  it('uses every milestone, indicator and measure that is its own', async () => {
    const { catalogue, plan } = await loadZhoucun();
    const judged = new Set(plan.targets.map(({ indicator }) => indicator));
    const own = <T extends { readonly code: string }>(list: readonly T[]): readonly string[] =>
      list.map(({ code }) => code).filter((code) => code.startsWith('zhoucun.'));
    const idle = own(catalogue.indicators).filter((code) => !judged.has(code));
    const waiting = own(catalogue.milestones).filter((code) => !judged.has(`milestone.${code}`));
    const formulas = JSON.stringify(catalogue.indicators);
    const unread = own(catalogue.measures).filter((code) => !formulas.includes(`"${code}"`));
    expect([idle, waiting, unread]).toEqual([[], [], []]);
  });

  it('takes from the shared definitions only what means the same', async () => {
    const { plan } = await loadZhoucun();
    const shared = plan.targets.map(({ indicator }) => indicator).filter((code) => !code.includes('zhoucun.'));
    expect([...new Set(shared)].sort()).toEqual([
      'village-clinics.integrated-share',
      'village-clinics.publicly-owned-share',
    ]);
  });
});
