import { loadChains } from './load-chains.js';

const BOOKS = [
  { key: 1, subject: 'ann' },
  { key: 2, subject: 'bo' },
  { key: 3, subject: 'cy' },
  { key: 9, subject: 'di' },
];

async function load(wanted: { key: number; subject: string }[], exact: number[] = []) {
  const rounds: number[][] = [];
  const books = await loadChains(
    wanted,
    exact,
    async (keys) => {
      rounds.push([...keys]);
      return BOOKS.filter(({ key }) => keys.includes(key));
    },
    (a, b) => a.subject === b.subject,
  );
  return { found: books.map(({ subject }) => subject), rounds };
}

describe('loading books by hash', () => {
  it('reads all that stand on their own key in one round, ascending and each once', async () => {
    const wanted = [
      { key: 9, subject: 'di' },
      { key: 1, subject: 'ann' },
      { key: 9, subject: 'di' },
    ];
    expect(await load(wanted, [3])).toEqual({ found: ['ann', 'cy', 'di'], rounds: [[1, 3, 9]] });
  });

  it('goes on to the next key until it finds the book', async () => {
    expect(await load([{ key: 1, subject: 'cy' }])).toEqual({ found: ['ann', 'bo', 'cy'], rounds: [[1], [2], [3]] });
  });

  it('goes on up to the first free key where there is none', async () => {
    expect((await load([{ key: 2, subject: 'new' }])).rounds).toEqual([[2], [3], [4]]);
    expect((await load([{ key: 5, subject: 'new' }])).rounds).toEqual([[5]]);
  });
});
