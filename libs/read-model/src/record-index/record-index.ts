import type { LedgerRow, RecordIdentity, RecordState } from '#indicators';
import { BloomFilter } from './bloom-filter.js';
import { KeyMap } from './key-map.js';

/** How many keys are gathered in memory before they become a run. */
export const RUN_KEYS = 400_000;

export interface RunInfo {
  readonly name: string;
  readonly filter: BloomFilter;
}

/** A run that is about to be written. */
export interface NewRun extends RunInfo {
  /** Keys in order, and the position of each. */
  readonly keys: Float64Array;
  positionOf(key: number): number;
}

/** What the record index needs of the database. Look-ups are in bulk. */
export interface RecordIndexTables {
  /** Positions of the keys in one run. */
  probe(run: string, keys: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Ledger lines at positions. */
  linesAt(positions: readonly number[]): Promise<ReadonlyMap<number, LedgerRow>>;
}

/**
 * Where the ledger line of a record identity stands. Record ids are random, and random keys in one large B-tree are
 * what makes a store slow as it grows. So the newest keys stand in memory only; the ledger's own last lines, which carry
 * them, bring them back after a restart. When there are enough they are written, in key order, as a run: a table that is
 * never touched again. A Bloom filter per run answers "never seen" without a look at it.
 */
export class RecordIndex {
  constructor(
    private readonly tables: RecordIndexTables,
    /** Newest last. */
    private readonly runs: RunInfo[],
    private readonly fresh: KeyMap,
    private readonly runKeys = RUN_KEYS,
  ) {}

  /** The run that the keys in memory become together with these; `undefined` while there is room. */
  runWith(entries: ReadonlyMap<number, number>): NewRun | undefined {
    if (this.fresh.size + entries.size < this.runKeys) return undefined;
    const added: number[] = [];
    for (const key of entries.keys()) if (this.fresh.get(key) === undefined) added.push(key);
    if (this.fresh.size + added.length < this.runKeys) return undefined;
    const keys = new Float64Array(this.fresh.size + added.length);
    let filled = 0;
    for (const [key] of this.fresh) keys[filled++] = key;
    for (const key of added) keys[filled++] = key;
    keys.sort();
    const filter = BloomFilter.for(keys.length);
    for (const key of keys) filter.add(key);
    return {
      name: `record_run_${this.runs.length + 1}`,
      filter,
      keys,
      positionOf: (key) => entries.get(key) ?? this.fresh.get(key)!,
    };
  }

  /** Takes over what was committed: the keys, and the run that those in memory became with them. */
  committed(entries: ReadonlyMap<number, number>, run: RunInfo | undefined): void {
    if (run) {
      this.runs.push({ name: run.name, filter: run.filter });
      this.fresh.clear();
    } else for (const [key, position] of entries) this.fresh.set(key, position);
  }

  /** Everything was emptied. */
  clear(): void {
    this.runs.length = 0;
    this.fresh.clear();
  }

  /**
   * States of the identities that have been seen before, by their final key. A hash is no identity: the line's own
   * source and id decide, and where another identity has the key, the next key is tried.
   */
  async find(identities: readonly RecordIdentity[]): Promise<ReadonlyMap<number, RecordState>> {
    const states = new Map<number, RecordState>();
    let asked = identities.map((identity) => ({ identity, key: identity.key }));
    while (asked.length > 0) {
      const positions = await this.positions(asked.map(({ key }) => key));
      const lines = await this.tables.linesAt([...new Set(positions.values())]);
      const next: typeof asked = [];
      for (const { identity, key } of asked) {
        const line = lines.get(positions.get(key) ?? -1);
        if (!line) continue;
        states.set(key, line);
        if (line.id !== identity.id || line.source !== identity.source) next.push({ identity, key: key + 1 });
      }
      asked = next;
    }
    return states;
  }

  private async positions(keys: readonly number[]): Promise<Map<number, number>> {
    const found = new Map<number, number>();
    let open: number[] = [];
    for (const key of keys) {
      const position = this.fresh.get(key);
      if (position !== undefined) found.set(key, position);
      else open.push(key);
    }
    for (let i = this.runs.length - 1; i >= 0 && open.length > 0; i--) {
      const { name, filter } = this.runs[i]!;
      const probes = open.filter((key) => filter.mayHave(key));
      if (probes.length === 0) continue;
      const hits = await this.tables.probe(name, probes);
      if (hits.size === 0) continue;
      for (const [key, position] of hits) found.set(key, position);
      open = open.filter((key) => !hits.has(key));
    }
    return found;
  }
}
