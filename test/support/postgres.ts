import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface ThrowawayDatabase {
  readonly url: string;
  /** Removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

const SERVER_URL = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** An empty database of its own on the test server (`TEST_POSTGRES_URL`). */
export async function createThrowawayDatabase(): Promise<ThrowawayDatabase> {
  const name = `zhibiao_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

/** Whether the test server answers within three seconds. */
export async function postgresAvailable(): Promise<boolean> {
  return onServer('select 1').then(
    () => true,
    () => false,
  );
}

/**
 * `describe` for tests that need PostgreSQL; await it at the top level of the spec. Where the server cannot be reached
 * they are skipped with a line on stderr, or fail if `REQUIRE_POSTGRES=1`.
 */
export async function describeWithPostgres(name: string, tests: () => void): Promise<void> {
  if (await postgresAvailable()) {
    describe(name, tests);
  } else if (process.env.REQUIRE_POSTGRES === '1') {
    describe(name, () => {
      it('needs a PostgreSQL server', () => {
        throw new Error(`REQUIRE_POSTGRES=1, but no PostgreSQL answers at ${withoutPassword(SERVER_URL)}`);
      });
    });
  } else {
    process.stderr.write(`not run: "${name}": no PostgreSQL answers at ${withoutPassword(SERVER_URL)}\n`);
    describe.skip(name, tests);
  }
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER_URL, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withoutPassword(url: string): string {
  const parsed = new URL(url);
  parsed.password = '';
  return parsed.href;
}
