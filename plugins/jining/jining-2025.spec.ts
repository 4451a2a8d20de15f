import { readFileSync } from 'node:fs';
import { loadCatalogue, type Catalogue } from '#plugin-host';
import { inCohort } from '#org';
import type { Plan } from '#plans';

/** The document without line breaks, spaces and page numbers. */
const DOCUMENT = bare(readFileSync('test/fixtures/seeds/000.txt', 'utf8').replaceAll(/— *\d+ *—/g, ''));

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

async function load(): Promise<{ catalogue: Catalogue; plan: Plan }> {
  const loading = await loadCatalogue(['plugins/national', 'plugins/jining']);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 1));
  const plan = loading.catalogue.plans[0];
  if (!plan) throw new Error('no plan');
  return { catalogue: loading.catalogue, plan };
}

/** The text of an item such as `一.4`: from its number to the next item or part. */
function itemText(item: string): string {
  const [part = '', number = ''] = item.split('.');
  const start = DOCUMENT.search(new RegExp(`(?<=[。）])${part}、以|(?<=局面贡献卫健力量。)${part}、以`));
  const from = DOCUMENT.slice(start);
  const at = from.search(new RegExp(`(?<!\\d)${number}\\.(?!\\d)`));
  const rest = from.slice(at + number.length + 1);
  const end = rest.search(/(?<=（[^（）]*(?:负责|配合)）)(?:\d+\.|[一二三四五六七八九十]、以)/);
  return end < 0 ? rest : rest.slice(0, end);
}

describe('the plan of Jining 2025', () => {
  it('quotes the document word for word, each target from its own item', async () => {
    const { plan } = await load();
    const wrong = plan.targets.filter(({ source }) => !source || !itemText(source.item).includes(bare(source.quote)));
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(plan.targets.filter(({ source, task }) => source?.item !== task)).toEqual([]);
  });

  it('names every task of its parts with title and departments as the document does', async () => {
    const { plan } = await load();
    const perPart = [...'一二四七九'].map((part) => plan.tasks.filter(({ id }) => id.startsWith(part)).length);
    expect(perPart).toEqual([6, 9, 8, 7, 7]);
    for (const { id, title, lead, cooperating } of plan.tasks) {
      const text = itemText(id);
      expect(text.startsWith(`${title}。`)).toBe(true);
      const owners = /（([^（）]*(?:负责|配合))）$/.exec(text)?.[1];
      const [answer = '', help] = owners?.split('，') ?? [];
      expect([id, answer.replace(/(分头|分别)?(负责|牵头)$/, '').split('、')]).toEqual([id, lead]);
      expect([id, help?.replace(/等?配合$/, '').split('、') ?? []]).toEqual([id, cooperating]);
    }
  });

  it('takes 力争, 争取 and 争创 for stretch targets, and only those', async () => {
    const { plan } = await load();
    const stretch = plan.targets.filter(({ strength }) => strength === 'stretch').map(({ id }) => id);
    expect(stretch).toEqual([
      'prevention-treatment-pilot',
      'drug-shortage-in-time',
      'in-county-admissions',
      'primary-care-visits',
      'prenatal-diagnosis-centre',
      'mother-to-child-certified',
      'paediatric-regional-centre',
      'newborn-rescue-centre',
      'paediatric-specialty',
    ]);
  });

  it('takes 超过 for an exclusive bound and 以上 for an inclusive one', async () => {
    const { plan } = await load();
    for (const { source, condition } of plan.targets) {
      expect('above' in condition).toBe(source?.quote.includes('超过') ?? false);
      if (source?.quote.includes('以上') && !source.quote.includes('二级以上'))
        expect(condition).toHaveProperty('atLeast');
    }
  });

  it('has its eleven counties and some facility in every cohort', async () => {
    const { catalogue } = await load();
    expect(catalogue.orgUnits.filter(({ kind }) => kind === 'county')).toHaveLength(11);
    const empty = catalogue.cohorts.filter((cohort) => !catalogue.orgUnits.some((unit) => inCohort(unit, cohort)));
    expect(empty.map(({ code }) => code)).toEqual([]);
  });
});
