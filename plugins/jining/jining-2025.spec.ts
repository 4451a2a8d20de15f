import { readFileSync } from 'node:fs';
import { inCohort } from '#org';
import { plain } from '#plugin-host';
import { documentItems, loadJining } from './testing/jining-plan.js';

const names = (list: string): readonly string[] => list.split('、');

describe('the plan of Jining 2025', () => {
  it('has the document as published beside it', () => {
    const copy = readFileSync('plugins/jining/documents/jining-2025.txt', 'utf8');
    expect(copy).toBe(readFileSync('test/fixtures/seeds/000.txt', 'utf8'));
  });

  it('has a task for every item of the document, in its order', async () => {
    const { plan } = await loadJining();
    expect(plan.tasks.map(({ id }) => id)).toEqual([...documentItems.keys()]);
    const perPart = [...'一二三四五六七八九十'].map(
      (part) => plan.tasks.filter(({ id }) => id.startsWith(`${part}.`)).length,
    );
    expect(perPart).toEqual([6, 9, 8, 8, 7, 4, 7, 8, 7, 4]);
  });

  it('has the titles and the departments that the document names, and no others', async () => {
    const { plan } = await loadJining();
    for (const { id, title, lead, cooperating } of plan.tasks) {
      const text = documentItems.get(id) ?? '';
      expect(text.startsWith(`${plain(title)}。`)).toBe(true);
      const owners = /\(([^()]*(?:负责|配合))\)$/.exec(text)?.[1];
      const [answer = '', help] = owners?.split(',') ?? [];
      const answering = names(answer.replace(/(分头|分别)?(负责|牵头)$/, ''));
      const helping = help === undefined ? [] : names(help.replace(/等?配合$|按照职责分工负责$/, ''));
      expect([id, lead, cooperating]).toEqual([id, answering, helping]);
    }
  });

  it('quotes the document word for word, each target from the item of its task', async () => {
    const { plan } = await loadJining();
    const strangers = plan.targets.filter(
      ({ task, source }) => source?.item !== task || !documentItems.get(task)?.includes(plain(source.quote)),
    );
    expect(strangers.map(({ id }) => id)).toEqual([]);
    expect(plan.targets).toHaveLength(163);
  });

  it('leaves only tasks without a target that name no figure, no result and no change', async () => {
    const { plan } = await loadJining();
    const planned = new Set(plan.targets.map(({ task }) => task));
    const bare = plan.tasks.map(({ id }) => id).filter((id) => !planned.has(id));
    expect(bare).toEqual(['三.4', '四.7', '七.1', '九.2', '九.4', '九.6', '十.1', '十.2', '十.3', '十.4']);
    expect(readFileSync('plugins/jining/README.md', 'utf8')).toContain(`${bare.join('、')}。`);
  });

  it('takes 力争, 争取 and 争创 for stretch targets, and only those', async () => {
    const { plan } = await loadJining();
    const carriedOn = ['newborn-rescue-centre', 'paediatric-specialty'];
    for (const { id, strength, source } of plan.targets) {
      const words = carriedOn.includes(id) ? '争创' : (source?.quote ?? '');
      expect([id, strength === 'stretch']).toEqual([id, /力争|争取|争创/.test(words)]);
    }
    for (const { strength, condition } of plan.targets) {
      if (strength === 'directional') expect([{ rises: true }, { falls: true }]).toContainEqual(condition);
    }
  });

  it('takes 超过 for an exclusive bound and 以上, 不低于, 不少于 and 达到 for an inclusive one', async () => {
    const { plan } = await loadJining();
    for (const { id, source, condition } of plan.targets) {
      const words = source?.quote ?? '';
      expect([id, 'above' in condition]).toEqual([id, words.includes('超过')]);
      if (/\d+(%|人|场次|名)?以上|\d名以上|不低于\d+%|不少于\d/.test(plain(words))) {
        expect([id, 'atLeast' in condition || 'rises' in condition]).toEqual([id, true]);
      }
      expect([id, 'between' in condition]).toEqual([id, /\d-\d/.test(words)]);
    }
  });

  it('judges each county where the document says 县市区 or 县域全覆盖, and the vaccination coverage', async () => {
    const { plan } = await loadJining();
    const each = plan.targets.filter(({ appliesTo }) => appliesTo.andEach === 'county').map(({ id }) => id);
    expect(each).toEqual([
      'programme-vaccination-coverage',
      'sanming-in-place',
      'special-fund-mechanism',
      'tcm-model-counties',
      'food-safety-monitoring',
      'occupational-exam-bodies',
      'hospice-wards',
      'mental-health-counties',
    ]);
  });

  it('has its eleven counties and some facility in every cohort', async () => {
    const { catalogue } = await loadJining();
    expect(catalogue.orgUnits.filter(({ kind }) => kind === 'county')).toHaveLength(11);
    const empty = catalogue.cohorts.filter((cohort) => !catalogue.orgUnits.some((unit) => inCohort(unit, cohort)));
    expect(empty.map(({ code }) => code)).toEqual([]);
  });

  it('uses every milestone, and every indicator that is Jining’s own', async () => {
    const { catalogue, plan } = await loadJining();
    const judged = new Set(plan.targets.map(({ indicator }) => indicator));
    const idle = catalogue.indicators
      .map(({ code }) => code)
      .filter((code) => /^jining\./.test(code) && !judged.has(code));
    const waiting = catalogue.milestones.filter(
      ({ code }) => !judged.has(`milestone.${code}`) && !judged.has(`milestone-count.${code}`),
    );
    expect([...idle, ...waiting.map(({ code }) => code)]).toEqual([]);
  });
});
