import type { Compilable, Kysely } from 'kysely';
import type { Tables } from './schema/tables.js';

/** SQL to be prepared once under its name. */
export interface Statement {
  readonly name: string;
  readonly sql: string;
}

/** Columns of an event row, in the order of {@link EventRow}. */
const EVENT_COLUMNS = ['position', 'stream_id', 'revision', 'type_id', 'event_id', 'data', 'metadata'] as const;
const APPEND_COLUMNS = ['last_position', 'size', 'first_revision'] as const;

export type Queries = ReturnType<typeof compileQueries>;

/**
 * The reading statements, compiled once: building a query tree for each call costs more than the call. The values given
 * here are placeholders; each comment names the parameters in order.
 */
export function compileQueries(db: Kysely<Tables>) {
  const events = db.selectFrom('event').select(EVENT_COLUMNS).orderBy('position');
  const streamId = db.selectFrom('stream').select('id').where('name', '=', '');
  const appendsOf = db.selectFrom('append').select(APPEND_COLUMNS).where('stream_id', '=', streamId);
  const beginOfAppend = db
    .selectFrom('append')
    .select(({ fn }) => fn.max('first_revision').as('first_revision'))
    .where('stream_id', '=', streamId)
    .where('first_revision', '<=', 0);
  return {
    /** `()` → position, or null. */
    head: statement(
      'head',
      db.selectFrom('event').select(({ fn }) => fn.max('position').as('head')),
    ),
    /** `(after, limit)` */
    eventsAfter: statement('events-after', events.where('position', '>', 0).limit(0)),
    /** `(first, last)` */
    eventsBetween: statement('events-between', events.where('position', '>=', 0).where('position', '<=', 0)),
    /** `(stream, stream, revision, limit)` from the append that holds the revision. */
    appendsForwards: statement(
      'appends-forwards',
      appendsOf.where('first_revision', '>=', beginOfAppend).orderBy('first_revision').limit(0),
    ),
    /** `(stream, revision, limit)` from the append that holds the revision. */
    appendsBackwards: statement(
      'appends-backwards',
      appendsOf.where('first_revision', '<=', 0).orderBy('first_revision', 'desc').limit(0),
    ),
    appendsOfCategories: (count: number) => appendsOfCategories(db, count),
  };
}

/**
 * `(category, after, limit)` for each category, then `(limit)`. Each branch is one walk along the index; `in (…)` would
 * sort everything behind `after`. One statement, not one for each category: two of them could see different ends of the
 * log, and a reader would skip what came between.
 */
function appendsOfCategories(db: Kysely<Tables>, count: number): Statement {
  const branch = () =>
    db
      .selectFrom(
        db
          .selectFrom('append')
          .select(APPEND_COLUMNS)
          .where('category_id', '=', db.selectFrom('category').select('id').where('name', '=', ''))
          .where('last_position', '>', 0)
          .orderBy('last_position')
          .limit(0)
          .as('one'),
      )
      .select(APPEND_COLUMNS);
  let union = branch();
  for (let i = 1; i < count; i += 1) union = union.unionAll(branch());
  const merged = db.selectFrom(union.as('every')).select(APPEND_COLUMNS).orderBy('last_position').limit(0);
  return statement(`appends-of-${count}-categories`, merged);
}

function statement(name: string, query: Compilable): Statement {
  return { name: `event-store-${name}`, sql: query.compile().sql };
}
