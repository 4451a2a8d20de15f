import { join } from 'node:path';
import { loadCatalogue } from '../load-catalogue.js';
import type { Problem } from '../problem.js';
import { EXAMPLE, withPlugin, type Files } from './plugin-folder.js';

const SURROUNDINGS: Files = {
  'org-units.yaml': `- code: "370800"
  name: 济宁市
  kind: city
  children:
    - code: "370811"
      name: 任城区
      kind: county
      children: [{ code: "370811001", name: 古槐街道, kind: township }]
    - { code: "370812", name: 兖州区, kind: county }
- { code: "341300", name: 宿州市, kind: city }
`,
  'cohorts.yaml': `- { code: towns, name: { zh: 乡镇 }, kind: township }
- { code: clinics, name: { zh: 门诊 }, kind: facility }
`,
  'indicators.yaml': `- { code: screened, name: { zh: 筛查人数, en: Screened }, unit: 人, count: persons }
- { code: due, name: { zh: 应种, en: Due }, unit: 剂次, level: due }
- code: coverage
  name: { zh: 接种率, en: Coverage }
  unit: "%"
  ratio: { numerator: given, denominator: due }
`,
};

/** Lines 1 to 7. */
const HEAD = `plan: example-2025
region: "370800"
year: 2025
document: 工作要点
tasks:
  - { id: "一", title: 任务, lead: [科室] }
targets:
`;

/** A plan with one target; what is given begins at line 10, column 5. */
export function planWith(target: string): string {
  const lines = target.split('\n').map((line) => `    ${line}\n`);
  return `${HEAD}  - id: one\n    task: "一"\n${lines.join('')}`;
}

export interface Found {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Problems of plan files; file names without the folder. */
export async function loadPlans(plans: Readonly<Record<string, string>>): Promise<Found> {
  const files = Object.fromEntries(Object.entries(plans).map(([name, text]) => [`plans/${name}.yaml`, text]));
  return withPlugin({ ...EXAMPLE, ...SURROUNDINGS, 'plans/plan.yaml': null, ...files }, async (folder) => {
    const loading = await loadCatalogue([folder]);
    const bare = (problem: Problem): Problem => ({
      ...problem,
      file: problem.file.replace(join(folder, 'plans/'), ''),
    });
    return { problems: loading.ok ? [] : loading.problems.map(bare), warnings: loading.warnings.map(bare) };
  });
}

export const screened = (rest: string): string => `indicator: screened\n${rest}`;
export const coverage = (rest: string): string => `indicator: coverage\n${rest}`;

/** A plan with a slip in its target, and what is to be told of it. */
export interface BrokenPlan {
  readonly target: string;
  /** Further targets. */
  readonly more?: string;
  readonly at: readonly [line: number, column: number];
  readonly message: string;
  readonly hint?: string;
}

export async function problemsOf({ target, more = '' }: BrokenPlan): Promise<readonly Problem[]> {
  return (await loadPlans({ plan: planWith(target) + more })).problems;
}

/** The one problem that is to be told, with its place. */
export function expectedOf({ at: [line, column], message, hint }: BrokenPlan): object {
  return expect.objectContaining({
    file: 'plan.yaml',
    line,
    column,
    message: expect.stringContaining(message),
    ...(hint === undefined ? {} : { hint: expect.stringContaining(hint) }),
  }) as object;
}
