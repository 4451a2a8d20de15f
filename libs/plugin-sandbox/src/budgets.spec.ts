import { budgetsOf, DEFAULT_BUDGETS, type Budgets } from './budgets.js';

describe('budgets', () => {
  it('are the default ones save for those given', () => {
    expect(budgetsOf({ wallTimeMs: 50 })).toEqual({ ...DEFAULT_BUDGETS, wallTimeMs: 50 });
  });

  it.each<Partial<Budgets>>([
    { instructions: 0 },
    { memoryBytes: 1_000_000 },
    { stackBytes: 10_000_000 },
    { wallTimeMs: Number.NaN },
    { outputCharacters: 1.5 },
  ])('that cannot be kept are refused by name: %o', (given) => {
    expect(() => budgetsOf(given)).toThrow(`budget ${Object.keys(given)[0]}`);
  });
});
