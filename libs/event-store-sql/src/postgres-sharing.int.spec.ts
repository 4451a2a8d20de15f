import type { EventStore } from '#event-store';
import { START } from '#event-store';
import pg from 'pg';
import type { ThrowawayDatabase } from '../../../test/support/postgres.js';
import { createThrowawayDatabase, describeWithPostgres } from '../../../test/support/postgres.js';
import { collect, sampleEvent, sampleEvents, takeEvents } from '../../event-store/src/testing/index.js';
import { openPostgresEventStore } from './index.js';
import { APPEND_LOCK, SCHEMA } from './postgres/postgres-session.js';

/** So long that a test which passes was not helped by polling. */
const NEVER_MS = 600_000;
const options = { after: START, batchSize: 100 };

await describeWithPostgres('a PostgreSQL log shared by several connections', () => {
  let database: ThrowawayDatabase;
  let raw: pg.Client;
  const stores: EventStore[] = [];
  const open = async (pollEveryMs = NEVER_MS): Promise<EventStore> => {
    const store = await openPostgresEventStore({ url: database.url, pollEveryMs });
    stores.push(store);
    return store;
  };
  /** Waits for a session of this database that fits the condition; answers its process id. */
  const sessionWhere = async (condition: string): Promise<number> => {
    for (;;) {
      const { rows } = await raw.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${condition}`,
      );
      if (rows[0] !== undefined) return rows[0].pid;
    }
  };
  /** Adds an event as a writer would that does all by hand. */
  const insertByHand = async (position: number): Promise<void> => {
    await raw.query(
      `with s as (select * from ${SCHEMA}.stream where name = 'feed-a'),
            a as (insert into ${SCHEMA}.append select $1, 1, 1, s.id, s.category_id, 0 from s)
       insert into ${SCHEMA}.event select $1, s.id, 1, 1, 'by-hand', '{}', '' from s`,
      [position],
    );
  };

  beforeEach(async () => {
    database = await createThrowawayDatabase();
    raw = new pg.Client(database.url);
    await raw.connect();
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await raw.end();
    await database.drop();
  });

  it('makes a later append wait for one that is not committed, so that no reader skips it', async () => {
    const store = await open(5);
    const { position } = await store.append('feed-a', 'no-stream', sampleEvents(1, 1));
    await raw.query('begin');
    await raw.query('select pg_advisory_xact_lock($1)', [APPEND_LOCK]);
    await insertByHand(position + 1);

    let answered = false;
    const later = store.append('feed-b', 'no-stream', sampleEvents(2, 2)).finally(() => (answered = true));
    const taken = takeEvents(store, 3, options);
    await sessionWhere(`wait_event = 'advisory'`);
    expect(await store.readAll({ after: START, limit: 10 })).toHaveLength(1);
    expect(answered).toBe(false);

    await raw.query('commit');
    expect((await later).position).toBeGreaterThan(position + 1);
    expect((await taken).map((event) => event.id)).toEqual([sampleEvent(1).id, 'by-hand', sampleEvent(2).id]);
  });

  it('lets not even a writer without the lock slip in below what was read', async () => {
    const store = await open();
    const { position } = await store.append('feed-a', 'no-stream', sampleEvents(1, 1));
    await raw.query('begin');
    await insertByHand(position + 1);
    const later = store.append('feed-b', 'no-stream', sampleEvents(2, 2)).catch((error: unknown) => error);
    await sessionWhere(`wait_event = 'transactionid'`);
    expect(await store.head()).toBe(position);
    await raw.query('commit');
    expect(await later).toMatchObject({ code: '23505' });
    await store.append('feed-b', 'no-stream', sampleEvents(2, 2));
    const log = await store.readAll({ after: START, limit: 10 });
    expect(log.map((event) => event.id)).toEqual([sampleEvent(1).id, 'by-hand', sampleEvent(2).id]);
  });

  it('wakes the subscribers of another store without polling, again after its connection was lost', async () => {
    const [one, other] = [await open(), await open()];
    const taken = takeEvents(other, 2, options);
    const listener = await sessionWhere(`query like 'listen%' and state = 'idle'`);
    await one.append('feed-a', 'no-stream', sampleEvents(1, 1));
    await raw.query('select pg_terminate_backend($1)', [listener]);
    await sessionWhere(`query like 'listen%' and state = 'idle' and pid <> ${listener}`);
    await one.append('feed-a', 0, sampleEvents(2, 2));
    expect(await taken).toHaveLength(2);
  });

  it('rejects an append whose connection broke with the error of the driver, and takes it when it is tried again', async () => {
    const store = await open();
    await store.append('feed-a', 'no-stream', sampleEvents(1, 1));
    await raw.query('select pg_advisory_lock($1)', [APPEND_LOCK]);
    const broken = store.append('feed-a', 0, sampleEvents(2, 2)).catch((error: unknown) => error);
    const pid = await sessionWhere(`wait_event = 'advisory'`);
    await raw.query('select pg_terminate_backend($1)', [pid]);
    expect(await broken).toMatchObject({ code: '57P01' });
    await raw.query('select pg_advisory_unlock($1)', [APPEND_LOCK]);
    expect((await store.append('feed-a', 0, sampleEvents(2, 2))).revision).toBe(1);
  });

  it('lets one of two stores with the same expectation win', async () => {
    const [one, other] = [await open(), await open()];
    const outcomes = await Promise.allSettled([
      one.append('alert-1', 'no-stream', sampleEvents(1, 1)),
      other.append('alert-1', 'no-stream', sampleEvents(2, 2)),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await collect(one.readStream('alert-1'))).toHaveLength(1);
  });

  it('refuses text that PostgreSQL cannot hold without harm to the appends that came with it', async () => {
    const store = await open();
    const outcomes = await Promise.allSettled([
      store.append('feed-a', 'any', sampleEvents(1, 1)),
      store.append('feed-b', 'any', sampleEvents(2, 2)),
      store.append('feed-c', 'any', [{ ...sampleEvent(3), data: '\u0000' }]),
      store.append('feed-d', 'any', sampleEvents(4, 4)),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await store.readAll({ after: START, limit: 10 })).toHaveLength(3);
  });

  it('lets several openers make the schema at once', async () => {
    const [one] = await Promise.all([open(), open(), open()]);
    expect(await one!.head()).toBe(START);
  });
});
