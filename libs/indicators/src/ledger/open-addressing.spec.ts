import { loadHashed, placeOf, Wanted } from './open-addressing.js';

interface Named {
  readonly key: number;
  readonly name: string;
}

const same = (a: Named, b: Named): boolean => a.name === b.name;
const named = (key: number, name: string): Named => ({ key, name });

/** Loads over stored ones, as a storage does: from the asked key up to the match or the first free key. */
async function load(stored: readonly Named[], wanted: readonly Named[]) {
  const rounds: Named[][] = [];
  const asked = new Wanted(same);
  for (const one of wanted) asked.add(one);
  const found = await loadHashed(
    asked,
    async (asked) => {
      rounds.push([...asked]);
      return asked.flatMap((one) => {
        const chain: Named[] = [];
        for (let key = one.key; ; key++) {
          const at = stored.find((candidate) => candidate.key === key);
          if (!at) return chain;
          chain.push(at);
          if (same(at, one)) return chain;
        }
      });
    },
    same,
  );
  return { found: [...found.keys()].sort(), rounds };
}

describe('open addressing', () => {
  it('puts a new one on its hash, or on the next free key', () => {
    const taken = new Map([
      [1, named(1, 'a')],
      [2, named(2, 'b')],
    ]);
    expect(placeOf(named(5, 'x'), taken, same)).toBe(5);
    expect(placeOf(named(1, 'x'), taken, same)).toBe(3);
    expect(placeOf(named(1, 'b'), taken, same)).toBe(2);
  });

  it('asks once where no two hashes meet', async () => {
    expect((await load([named(1, 'a')], [named(1, 'a'), named(5, 'b')])).rounds).toHaveLength(1);
  });

  it('asks for the key onto which a new one pushes another', async () => {
    const { found, rounds } = await load([named(2, 'neighbour')], [named(1, 'a'), named(1, 'b')]);
    expect(found).toEqual([2]);
    expect(rounds.slice(1)).toEqual([[named(2, 'b')], [named(3, 'b')]]);
  });

  it('keeps two wanted ones with one hash, and each only once', () => {
    const wanted = new Wanted(same);
    for (const one of [named(1, 'a'), named(1, 'b'), named(1, 'a')]) wanted.add(one);
    expect(wanted.all).toEqual([named(1, 'a'), named(1, 'b')]);
  });
});
