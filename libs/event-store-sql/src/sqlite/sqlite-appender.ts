import { categoryOf, type StreamAppend } from '#event-store';
import type { Database, Statement } from 'better-sqlite3';
import type { AppendOutcome, PlannedAppend, StoredPlace, StoredStream } from '../append-plan.js';
import { claimedRevisions, planAppends } from '../append-plan.js';
import { SqliteEventWriter } from './sqlite-event-writer.js';
import { SqliteNames } from './sqlite-names.js';

interface StreamRow {
  id: number;
  categoryId: number;
  revision: number;
}

type PlacesParameters = { stream: number; first: number; last: number };

/** Appends batches, each in one transaction that holds the write lock from its beginning: positions follow commits. */
export class SqliteAppender {
  readonly #categories: SqliteNames;
  readonly #types: SqliteNames;
  readonly #events: SqliteEventWriter;
  readonly #head: Statement<[], { head: number | null }>;
  readonly #findStream: Statement<[string], StreamRow>;
  readonly #addStream: Statement<[string, number]>;
  readonly #places: Statement<[PlacesParameters], StoredPlace & { revision: number }>;
  readonly #addAppend: Statement<[number, number, number, number, number, number]>;
  readonly #transaction: (appends: readonly StreamAppend[]) => readonly AppendOutcome[];

  constructor(connection: Database) {
    this.#categories = new SqliteNames(connection, 'category');
    this.#types = new SqliteNames(connection, 'event_type');
    this.#events = new SqliteEventWriter(connection);
    this.#head = connection.prepare('select max(position) as head from event');
    this.#findStream = connection.prepare(
      `select s.id, s.category_id as categoryId, a.first_revision + a.size - 1 as revision
       from stream s join append a on a.stream_id = s.id
       where s.name = ? order by a.first_revision desc limit 1`,
    );
    this.#addStream = connection.prepare('insert into stream (name, category_id) values (?, ?)');
    this.#places = connection.prepare(
      `select e.revision, e.event_id as id, e.position
       from append a cross join event e on e.position between a.last_position - a.size + 1 and a.last_position
       where a.stream_id = @stream and e.revision between @first and @last and a.first_revision <= @last
         and a.first_revision >= (select max(first_revision) from append where stream_id = @stream and first_revision <= @first)`,
    );
    this.#addAppend = connection.prepare(
      `insert into append (last_position, size, first_revision, stream_id, category_id, recorded_at)
       values (?, ?, ?, ?, ?, ?)`,
    );
    this.#transaction = connection.transaction((appends: readonly StreamAppend[]) => this.#write(appends)).immediate;
  }

  append(appends: readonly StreamAppend[]): readonly AppendOutcome[] {
    try {
      return this.#transaction(appends);
    } catch (error) {
      this.#categories.forget();
      this.#types.forget();
      this.#events.discard();
      throw error;
    }
  }

  #write(appends: readonly StreamAppend[]): readonly AppendOutcome[] {
    const rows = new Map<string, StreamRow>();
    const stored = new Map<string, StoredStream>();
    for (const append of appends) {
      const row = rows.get(append.stream) ?? this.#findStream.get(append.stream);
      if (row === undefined) continue;
      rows.set(append.stream, row);
      const places = new Map(stored.get(append.stream)?.places);
      const claimed = claimedRevisions(append, row.revision);
      if (claimed !== undefined) {
        const [first, last] = claimed;
        const events = this.#places.all({ stream: row.id, first, last });
        for (const { revision, ...place } of events) places.set(revision, place);
      }
      stored.set(append.stream, { revision: row.revision, places });
    }
    const { writes, outcomes } = planAppends(appends, stored, this.#head.get()?.head ?? 0);
    const now = Date.now();
    for (const write of writes) {
      const stream = rows.get(write.stream) ?? this.#newStream(write.stream);
      rows.set(write.stream, stream);
      this.#writeOne(write, stream, now);
    }
    this.#events.flush();
    return outcomes;
  }

  #newStream(name: string): StreamRow {
    const categoryId = this.#categories.idOf(categoryOf(name));
    return { id: Number(this.#addStream.run(name, categoryId).lastInsertRowid), categoryId, revision: -1 };
  }

  #writeOne({ firstPosition, firstRevision, events }: PlannedAppend, stream: StreamRow, now: number): void {
    const size = events.length;
    this.#addAppend.run(firstPosition + size - 1, size, firstRevision, stream.id, stream.categoryId, now);
    for (let i = 0; i < size; i += 1) {
      const event = events[i]!;
      this.#events.add(firstPosition + i, stream.id, firstRevision + i, this.#types.idOf(event.type), event);
    }
  }
}
