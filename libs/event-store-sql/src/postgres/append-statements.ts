import { CHANNEL, SCHEMA } from './postgres-session.js';

const prepared = (name: string, text: string) => ({ name: `event-store-${name}`, text });

/** `(names)` → one row for each name, with the head of the log; `id` is null where there is no such stream. */
export const STORED_STREAMS = prepared(
  'stored-streams',
  `select n.name, s.id, s.category_id as "categoryId", a.revision,
          (select coalesce(max(position), 0) from ${SCHEMA}.event) as head
   from unnest($1::text[]) as n (name)
   left join ${SCHEMA}.stream s on s.name = n.name
   left join lateral (
     select first_revision + size - 1 as revision from ${SCHEMA}.append
     where stream_id = s.id order by first_revision desc limit 1
   ) a on true`,
);

/** `(stream id, first revision, last revision)` → the events there. */
export const STORED_PLACES = prepared(
  'stored-places',
  `select e.revision, e.event_id as id, e.position
   from ${SCHEMA}.append a
   cross join lateral (
     select revision, event_id, position from ${SCHEMA}.event
     where position between a.last_position - a.size + 1 and a.last_position offset 0
   ) e
   where a.stream_id = $1 and e.revision between $2 and $3 and a.first_revision <= $3
     and a.first_revision >= (select max(first_revision) from ${SCHEMA}.append
                              where stream_id = $1 and first_revision <= $2)`,
);

/** `(names, category ids)` → the rows added. */
export const ADD_STREAMS = prepared(
  'add-streams',
  `insert into ${SCHEMA}.stream (name, category_id) select * from unnest($1::text[], $2::int[])
   returning name, id, category_id as "categoryId", -1 as revision`,
);

/**
 * `(last positions, sizes, first revisions, stream ids, category ids, now)` of the appends, then `(first position, stream
 * ids, revisions, type ids, event ids, data, metadata)` of their events, which stand side by side. The last three are
 * JSON arrays of texts: four times cheaper for the client to write than array literals, and no dearer for the server.
 */
export const WRITE_APPENDS = prepared(
  'write-appends',
  `with added_append as (
     insert into ${SCHEMA}.append (last_position, size, first_revision, stream_id, category_id, recorded_at)
     select a.*, $6::bigint from unnest($1::bigint[], $2::int[], $3::int[], $4::int[], $5::int[]) as a
   ), added_event as (
     insert into ${SCHEMA}.event (position, stream_id, revision, type_id, event_id, data, metadata)
     select $7::bigint + e.nth - 1, e.stream_id, e.revision, e.type_id, e.event_id, e.data, e.metadata
     from rows from (
       unnest($8::int[]), unnest($9::int[]), unnest($10::int[]),
       json_array_elements_text($11::json), json_array_elements_text($12::json), json_array_elements_text($13::json)
     ) with ordinality as e (stream_id, revision, type_id, event_id, data, metadata, nth)
   )
   select pg_notify('${CHANNEL}', '')`,
);
