import { readFileSync } from 'node:fs';
import { itemsOf, loadCatalogue, type Catalogue } from '#plugin-host';
import type { Plan, Target } from '#plans';

const ITEMS = itemsOf(readFileSync('plugins/zhoucun/documents/zhoucun-2024.txt', 'utf8'), ['1.']);

/** The heading of the next part, which in the text follows the item before it. */
const NEXT_HEADING = /\)[一二三四五六七]、[^()]*$/;

/** The numbered items of the document by their ids: words without white space, brackets and commas in half width. */
export const documentItems: ReadonlyMap<string, string> = new Map(
  ITEMS.map(({ id, text }) => [id, text.replace(NEXT_HEADING, ')')]),
);

/** The plan as its plugin gives it, with all that was loaded, read once. Throws where anything in it is a problem. */
export function loadZhoucun(): Promise<Zhoucun> {
  loading ??= load();
  return loading;
}

interface Zhoucun {
  readonly catalogue: Catalogue;
  readonly plan: Plan;
}

let loading: Promise<Zhoucun> | undefined;

async function load(): Promise<Zhoucun> {
  const result = await loadCatalogue(['plugins/national', 'plugins/zhoucun']);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  expect(result.warnings).toEqual([]);
  const plan = result.catalogue.plans[0];
  if (!plan) throw new Error('no plan');
  return { catalogue: result.catalogue, plan };
}

/** Throws for an id that no target has. */
export function targetOf(plan: Plan, id: string): Target {
  const target = plan.targets.find((one) => one.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return target;
}
