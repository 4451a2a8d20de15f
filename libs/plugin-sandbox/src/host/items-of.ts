import type { Evaluation } from '../evaluation.js';
import type { Item } from '../protocol.js';

/** Writes out the inputs, each object once. @throws RangeError for a plugin or a key that is not among the known */
export function itemsOf(
  evaluations: readonly Evaluation[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Item[] {
  const written = new Map<unknown, string>();
  return evaluations.map(({ digest, rule, input }) => {
    const keys = known.get(digest);
    if (!keys) throw new RangeError(`no plugin ${digest} is loaded`);
    if (!keys.has(rule)) throw new RangeError(`plugin ${digest} has no contribution ${rule}`);
    const text = written.get(input) ?? JSON.stringify(input ?? null);
    written.set(input, text);
    return { digest, rule, input: text };
  });
}
