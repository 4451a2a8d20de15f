import type { Position, ReadAllOptions, ReadStreamOptions, RecordedEvent } from '#event-store';
import type { EventRow, LogDatabase } from './log-database.js';
import { NameCache } from './name-cache.js';
import type { AppendRow, PositionRange } from './position-range.js';
import { rangesAfter, rangesUpTo, sizeOf } from './position-range.js';
import type { Queries, Statement } from './queries.js';
import { compileQueries } from './queries.js';

/** Events of a stream read at a time. */
const STREAM_PAGE = 500;
/** Appends of a category looked up at a time. */
const APPENDS_PAGE = 256;
const LAST_REVISION = 2 ** 31 - 1;

/**
 * Reads the log. A stream or a category is read in two steps: the appends, then the events at their positions. What was
 * committed never changes, so nothing can come between the steps.
 */
export class LogReader {
  readonly #queries: Queries;
  readonly #ofCategories = new Map<number, Statement>();
  readonly #streams: NameCache;
  readonly #types: NameCache;

  constructor(private readonly database: LogDatabase) {
    this.#queries = compileQueries(database.db);
    this.#streams = new NameCache(database.db, 'stream');
    this.#types = new NameCache(database.db, 'event_type');
  }

  async head(): Promise<Position | undefined> {
    const [row] = await this.database.rows<[number | null]>(this.#queries.head, []);
    return row?.[0] ?? undefined;
  }

  async readAll({ after, limit, categories }: ReadAllOptions): Promise<RecordedEvent[]> {
    if (categories === undefined) {
      return this.#named(await this.database.rows<EventRow>(this.#queries.eventsAfter, [after, limit]));
    }
    const wanted = [...new Set(categories)];
    return wanted.length === 0 ? [] : this.#eventsIn(await this.#rangesOf(wanted, after, limit));
  }

  async *readStream(stream: string, options: ReadStreamOptions): AsyncGenerator<RecordedEvent, void, undefined> {
    const forwards = options.direction !== 'backwards';
    let from = Math.min(options.from ?? (forwards ? 0 : LAST_REVISION), LAST_REVISION);
    let left = options.limit ?? Infinity;
    while (left > 0 && from >= 0) {
      const size = Math.min(left, STREAM_PAGE);
      const page = forwards ? await this.#forwards(stream, from, size) : await this.#backwards(stream, from, size);
      yield* page;
      if (page.length < size) return;
      left -= size;
      from = forwards ? from + size : page.at(-1)!.revision - 1;
    }
  }

  async #forwards(stream: string, from: number, size: number): Promise<RecordedEvent[]> {
    const parameters = [stream, stream, from, size];
    const appends = await this.database.rows<AppendRow>(this.#queries.appendsForwards, parameters);
    const [first] = appends;
    if (first === undefined) return [];
    const [lastPosition, count, firstRevision] = first;
    return this.#eventsIn(rangesAfter(appends, lastPosition - count + (from - firstRevision), size));
  }

  async #backwards(stream: string, from: number, size: number): Promise<RecordedEvent[]> {
    const parameters = [stream, from, size];
    const appends = await this.database.rows<AppendRow>(this.#queries.appendsBackwards, parameters);
    return (await this.#eventsIn(rangesUpTo(appends, from, size))).reverse();
  }

  async #rangesOf(categories: readonly string[], after: number, limit: number): Promise<PositionRange[]> {
    const statement = this.#statementFor(categories.length);
    const ranges: PositionRange[] = [];
    const count = Math.min(limit, APPENDS_PAGE);
    for (let from = after, left = limit; left > 0;) {
      const parameters = [...categories.flatMap((category) => [category, from, count]), count];
      const appends = await this.database.rows<AppendRow>(statement, parameters);
      const found = rangesAfter(appends, from, left);
      ranges.push(...found);
      if (appends.length < count) break;
      left -= sizeOf(found);
      from = appends.at(-1)![0];
    }
    return ranges;
  }

  #statementFor(categories: number): Statement {
    const statement = this.#ofCategories.get(categories) ?? this.#queries.appendsOfCategories(categories);
    this.#ofCategories.set(categories, statement);
    return statement;
  }

  async #eventsIn(ranges: readonly PositionRange[]): Promise<RecordedEvent[]> {
    return ranges.length === 0 ? [] : this.#named(await this.database.eventsIn(ranges));
  }

  async #named(rows: readonly EventRow[]): Promise<RecordedEvent[]> {
    const streams = await this.#streams.namesOf(new Set(rows.map((row) => row[1])));
    const types = await this.#types.namesOf(new Set(rows.map((row) => row[3])));
    return rows.map(([position, streamId, revision, typeId, id, data, metadata]) => ({
      id,
      type: types.get(typeId)!,
      data,
      metadata,
      stream: streams.get(streamId)!,
      revision,
      position,
    }));
  }
}
