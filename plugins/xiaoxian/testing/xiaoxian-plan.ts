import { readFileSync } from 'node:fs';
import { itemsOf, loadCatalogue, type Catalogue } from '#plugin-host';
import type { Plan, Target } from '#plans';

const ITEMS = itemsOf(readFileSync('plugins/xiaoxian/documents/xiaoxian-2025.txt', 'utf8'), ['【篇一】', '(一)']);

/** What the page that published the document has below it. */
const FOOT_OF_PAGE = /阅读全文.*$/;

/** The numbered items of the document by their ids: words without white space, brackets and commas in half width. */
export const documentItems: ReadonlyMap<string, string> = new Map(
  ITEMS.map(({ id, text }) => [id, text.replace(FOOT_OF_PAGE, '')]),
);

/** The plan as its plugin gives it, with all that was loaded, read once. Throws where anything in it is a problem. */
export function loadXiaoxian(): Promise<Xiaoxian> {
  loading ??= load();
  return loading;
}

interface Xiaoxian {
  readonly catalogue: Catalogue;
  readonly plan: Plan;
}

let loading: Promise<Xiaoxian> | undefined;

async function load(): Promise<Xiaoxian> {
  const result = await loadCatalogue(['plugins/national', 'plugins/xiaoxian']);
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
