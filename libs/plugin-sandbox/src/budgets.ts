/** What one evaluation, and the loading of one plugin, may use up. */
export interface Budgets {
  /**
   * Turns of loops, calls, and steps of regular expressions, to within ten thousand. The same input always uses the same
   * number. It ends an endless loop long before the wall time does.
   */
  readonly instructions: number;
  /** All memory of a plugin, of which the engine itself takes some six million bytes. Not below 16 MiB. */
  readonly memoryBytes: number;
  /** What calls inside calls may take up. */
  readonly stackBytes: number;
  /** How long work may go on that the engine cannot interrupt; then its thread is ended. Up to a quarter more. */
  readonly wallTimeMs: number;
  /** Length of a result, written as JSON. */
  readonly outputCharacters: number;
}

export const DEFAULT_BUDGETS: Budgets = {
  instructions: 5_000_000,
  memoryBytes: 32 * 1024 * 1024,
  stackBytes: 128 * 1024,
  wallTimeMs: 1000,
  outputCharacters: 64 * 1024,
};

const LEAST: Budgets = {
  instructions: 10_000,
  memoryBytes: 16 * 1024 * 1024,
  stackBytes: 16 * 1024,
  wallTimeMs: 10,
  outputCharacters: 2,
};

const MOST: Budgets = {
  instructions: 1e12,
  memoryBytes: 1024 * 1024 * 1024,
  stackBytes: 256 * 1024,
  wallTimeMs: 600_000,
  outputCharacters: 16 * 1024 * 1024,
};

/** The default budgets with some replaced. @throws RangeError naming the budget that is out of range. */
export function budgetsOf(given: Partial<Budgets> = {}): Budgets {
  const budgets = { ...DEFAULT_BUDGETS, ...given };
  for (const name of Object.keys(DEFAULT_BUDGETS) as (keyof Budgets)[]) {
    const value = budgets[name];
    if (Number.isInteger(value) && value >= LEAST[name] && value <= MOST[name]) continue;
    throw new RangeError(`budget ${name} must be a whole number from ${LEAST[name]} to ${MOST[name]}, not ${value}`);
  }
  return budgets;
}
