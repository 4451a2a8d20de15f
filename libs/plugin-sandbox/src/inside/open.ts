import { NotPlain, plainJson, type PlainLimits } from './plain.js';
import { thrownJson } from './thrown.js';

/** A contribution as a file of a plugin exports it: all of it but its function, or why it cannot be read. */
export type Described =
  { readonly file: string; readonly definition: unknown } | { readonly file: string; readonly problem: string };

/**
 * An answer as text; its first letter says how to read the rest. `R` the result as JSON, `T` what was thrown as JSON,
 * `G` what was thrown, as JSON, while the result was read, `B` why it is a bad result, `O` why it is too large.
 */
export type Answer = string;

type Evaluate = (input: unknown) => unknown;
type Exports = Readonly<Record<string, unknown>>;

// Taken before any code of a plugin can replace them.
const { parse, stringify } = JSON;
const { apply } = Reflect;
const { keys } = Object;

const KINDS = ['rule', 'check', 'measure', 'pacing'];
const DEFINITION: PlainLimits = { what: '定义', characters: 100_000, depth: 12 };

/** Finds the contributions among what the files of a plugin export. Both lists are numbered alike. */
export function openPlugin(
  modules: readonly (readonly [file: string, exported: Exports])[],
  result: PlainLimits,
): { readonly described: string; evaluate(index: number, input: string): Answer } {
  const contributions: { readonly evaluate: Evaluate }[] = [];
  const described: Described[] = [];
  for (const [file, exported] of modules) {
    for (const name of keys(exported)) {
      const value = exported[name];
      if (!isContribution(value) || contributions.includes(value)) continue;
      contributions.push(value);
      described.push(describe(file, value));
    }
  }
  const evaluates = contributions.map(({ evaluate }) => evaluate);
  return {
    described: stringify(described),
    evaluate: (index, input) => answer(() => apply(evaluates[index]!, contributions[index], [parse(input)]), result),
  };
}

function isContribution(value: unknown): value is { readonly kind: string; readonly evaluate: Evaluate } {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('evaluate' in value)) return false;
  return typeof value.evaluate === 'function' && KINDS.includes(value.kind as string);
}

function describe(file: string, { evaluate: _, ...definition }: { readonly evaluate: Evaluate }): Described {
  try {
    return { file, definition: parse(plainJson(definition, DEFINITION)) };
  } catch (error) {
    if (error instanceof NotPlain) return { file, problem: error.message };
    throw error;
  }
}

function answer(run: () => unknown, limits: PlainLimits): Answer {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    return `T${thrownJson(error)}`;
  }
  try {
    return `R${plainJson(result, limits)}`;
  } catch (error) {
    if (error instanceof NotPlain) return `${error.kind === 'output-size' ? 'O' : 'B'}${error.message}`;
    return `G${thrownJson(error)}`;
  }
}
