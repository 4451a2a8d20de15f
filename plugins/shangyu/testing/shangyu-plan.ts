import { readFileSync } from 'node:fs';
import { itemsOf, loadCatalogue, type Catalogue } from '#plugin-host';
import type { Plan, Target } from '#plans';

const ITEMS = new Map(
  itemsOf(readFileSync('plugins/shangyu/documents/shangyu-2025.txt', 'utf8'), ['(一)', '1.', '(1)']).map(
    ({ id, text }) => [id, text],
  ),
);

/** The numbered items of the document by their ids: words without white space, brackets and commas in half width. */
export const documentItems: ReadonlyMap<string, string> = ITEMS;

/** The plan as its plugin gives it, with all that was loaded, read once. Throws where anything in it is a problem. */
export function loadShangyu(): Promise<Shangyu> {
  loading ??= load();
  return loading;
}

interface Shangyu {
  readonly catalogue: Catalogue;
  readonly plan: Plan;
}

let loading: Promise<Shangyu> | undefined;

async function load(): Promise<Shangyu> {
  const result = await loadCatalogue(['plugins/national', 'plugins/shangyu']);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  expect(result.warnings).toEqual([]);
  const plan = result.catalogue.plans[0];
  if (!plan) throw new Error('no plan');
  return { catalogue: result.catalogue, plan };
}

export function targetOf(plan: Plan, id: string): Target {
  const target = plan.targets.find((one) => one.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return target;
}
