import type { Described } from '../inside/open.js';
import type { CodeProblem } from '../plugin-refused.js';
import {
  either,
  flag,
  isObject,
  listOf,
  mapOf,
  matching,
  numberFrom,
  object,
  oneOf,
  text,
  type Shape,
} from '../results/shape.js';
import type { DeclaredContribution } from './declared-contribution.js';

const code = matching(
  /^(?=.{1,120}$)[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$/,
  '代码：小写字母、数字和连字符，可用点分级，如 immunisation.programme-coverage',
);
const codes = listOf(code, 1);
const label = object({ zh: text(200) }, { en: text(200) });
const messages = mapOf(object({ zh: text(500) }, { en: text(500) }));
const kind = oneOf('country', 'province', 'city', 'county', 'township', 'village', 'facility');
const level = either(kind, listOf(kind, 1));
const grain = oneOf('day', 'week', 'month', 'quarter', 'half', 'year');
const groupedBy = matching(/^(subject|attributes\..{1,120})$/u, "'subject' 或 'attributes.属性名'");

const reads = object(
  {},
  {
    measures: codes,
    indicators: codes,
    cases: codes,
    records: object({ services: codes }, { by: groupedBy }),
    window: either(grain, object({ days: numberFrom(1, 3660, true) })),
    level,
    byDay: flag,
    previous: flag,
  },
);
const said = { kind: text(20), key: code, name: label };

const SHAPES: Readonly<Record<DeclaredContribution['kind'], Shape>> = {
  rule: object({ ...said, reads }, { messages }),
  check: object({ ...said, reads }, { messages }),
  measure: object(
    { ...said, unit: text(20), accrual: oneOf('flow', 'stock'), reads: object({ measures: codes, level: kind }) },
    { decimals: numberFrom(0, 6, true) },
  ),
  pacing: object(said),
};

type Definition = Omit<DeclaredContribution, 'file'>;

/**
 * Reads what a plugin's code says of its contributions. They arrive in the order in which the engine numbers them.
 * Answers them, or everything that is wrong with them.
 */
export function checkContributions(
  described: readonly Described[],
): { readonly contributions: readonly DeclaredContribution[] } | { readonly problems: readonly CodeProblem[] } {
  const problems: CodeProblem[] = [];
  const contributions: DeclaredContribution[] = [];
  for (const one of described) {
    const problem = 'problem' in one ? one.problem : shapeProblem(one.definition);
    if (problem !== undefined) problems.push({ file: one.file, message: problem });
    else if ('definition' in one) contributions.push(declared(one.file, one.definition as Definition));
  }
  for (const [index, { file, key }] of contributions.entries()) {
    const first = contributions.findIndex((one) => one.key === key);
    if (first < index) problems.push({ file, message: `key “${key}” 重复，${contributions[first]?.file} 已经用了它` });
  }
  return problems.length > 0 ? { problems } : { contributions };
}

function declared(file: string, definition: Definition): DeclaredContribution {
  const decimals = definition.kind === 'measure' ? { decimals: 0 } : {};
  return { ...decimals, ...definition, file } as DeclaredContribution;
}

function shapeProblem(definition: unknown): string | undefined {
  if (!isObject(definition)) return '导出的定义应为对象';
  const problem = SHAPES[definition.kind as DeclaredContribution['kind']](definition, '');
  return problem && `${definition.kind} “${String(definition.key)}” 的 ${problem}`;
}
