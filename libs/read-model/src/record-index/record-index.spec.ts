import { OUTCOMES, type LedgerRow } from '#indicators';
import { KeyMap } from './key-map.js';
import { RecordIndex, type RecordIndexTables } from './record-index.js';

const line = (position: number, id: string, key = -1): LedgerRow => ({
  position,
  key,
  holds: true,
  outcome: OUTCOMES.applied,
  source: '/his',
  id,
  revision: 1,
  withdrawn: 0,
  entries: [],
});

/** Tables in memory that note which runs were touched. */
class Tables implements RecordIndexTables {
  readonly runs = new Map<string, ReadonlyMap<number, number>>();
  readonly lines = new Map<number, LedgerRow>();
  touched: string[] = [];

  async probe(run: string, keys: readonly number[]): Promise<ReadonlyMap<number, number>> {
    this.touched.push(run);
    return new Map([...this.runs.get(run)!].filter(([key]) => keys.includes(key)));
  }

  async linesAt(positions: readonly number[]): Promise<ReadonlyMap<number, LedgerRow>> {
    return new Map(positions.map((position) => [position, this.lines.get(position)!]));
  }
}

describe('the record index', () => {
  let tables: Tables;
  let index: RecordIndex;

  /** Commits a batch, as a storage does. */
  const commit = (...lines: [key: number, line: LedgerRow][]): void => {
    for (const [key, row] of lines) tables.lines.set(row.position, { ...row, key });
    const entries = new Map(lines.map(([key, row]) => [key, row.position]));
    const run = index.runWith(entries);
    if (run) {
      tables.runs.set(run.name, new Map(Array.from(run.keys, (one) => [one, run.positionOf(one)])));
    }
    index.committed(entries, run);
  };

  const find = async (key: number, id: string): Promise<number | undefined> => {
    tables.touched = [];
    const states = await index.find([{ key, source: '/his', id }]);
    return [...states.values()].find((state) => state.id === id)?.position;
  };

  beforeEach(() => {
    tables = new Tables();
    index = new RecordIndex(tables, [], new KeyMap(8), 3);
  });

  it('finds fresh keys without touching a run', async () => {
    commit([10, line(1, 'a')], [20, line(2, 'b')]);
    expect(await find(10, 'a')).toBe(1);
    expect(tables.touched).toEqual([]);
  });

  it('makes a run of the fresh keys once there are enough, counting a key that comes again once', async () => {
    commit([10, line(1, 'a')], [20, line(2, 'b')]);
    commit([10, line(3, 'a')], [20, line(4, 'b')]);
    expect([...tables.runs.keys()]).toEqual([]);
    commit([30, line(5, 'c')]);
    expect([...tables.runs.keys()]).toEqual(['record_run_1']);
    expect([...tables.runs.get('record_run_1')!]).toEqual([
      [10, 3],
      [20, 4],
      [30, 5],
    ]);
    expect(await find(10, 'a')).toBe(3);
    expect(tables.touched).toEqual(['record_run_1']);
  });

  it('lets the newest line of a key decide over older runs', async () => {
    commit([10, line(1, 'a')], [20, line(2, 'b')], [30, line(3, 'c')]);
    commit([10, line(4, 'a')], [40, line(5, 'd')], [50, line(6, 'e')]);
    expect([...tables.runs.keys()]).toEqual(['record_run_1', 'record_run_2']);
    expect(await find(10, 'a')).toBe(4);
    commit([10, line(7, 'a')]);
    expect(await find(10, 'a')).toBe(7);
  });

  it('does not touch a run for a key that no run has', async () => {
    commit([10, line(1, 'a')], [20, line(2, 'b')], [30, line(3, 'c')]);
    expect(await find(123_456_789, 'x')).toBeUndefined();
    expect(tables.touched).toEqual([]);
  });

  it('goes on to the next key where another identity has the hash, also across runs', async () => {
    commit([10, line(1, 'a')], [20, line(2, 'b')], [30, line(3, 'c')]);
    commit([11, line(4, 'same hash as a')]);
    expect(await find(10, 'same hash as a')).toBe(4);
    expect(await find(10, 'a third one')).toBeUndefined();
  });

  it('knows nothing any more once it was cleared', async () => {
    commit([10, line(1, 'a')], [20, line(2, 'b')], [30, line(3, 'c')]);
    commit([40, line(4, 'd')]);
    index.clear();
    expect(await find(10, 'a')).toBeUndefined();
    expect(await find(40, 'd')).toBeUndefined();
  });
});
