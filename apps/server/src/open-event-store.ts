import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { InMemoryEventStore, type EventStore } from '#event-store';
import { openPostgresEventStore, openSqliteEventStore } from '#event-store-sql';
import { ConfigurationError } from '#platform';

/** Opens the log by the scheme of its URL. Throws ConfigurationError where the address of KurrentDB cannot be used. */
export async function openEventStore(url: string): Promise<EventStore> {
  if (url === 'memory:') return new InMemoryEventStore();
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length);
    mkdirSync(dirname(path), { recursive: true });
    // Appends and tails touch the newest pages alone.
    return openSqliteEventStore({ path, cacheMegabytes: 16 });
  }
  return isOnKurrentDb(url) ? openOnKurrentDb(url) : openPostgresEventStore({ url });
}

/** Its client is large and native: only who uses it loads it. */
async function openOnKurrentDb(url: string): Promise<EventStore> {
  const { BadConnectionStringError, openKurrentEventStore } = await import('#event-store-kurrentdb');
  try {
    return openKurrentEventStore({ url });
  } catch (error) {
    if (!(error instanceof BadConnectionStringError)) throw error;
    throw new ConfigurationError([{ variable: 'STORE_URL', value: '(hidden)', allowed: error.reason }]);
  }
}

/** Whether the log is on KurrentDB: its positions are byte offsets, so an append does not tell those of its events. */
export function isOnKurrentDb(url: string): boolean {
  return /^(kurrentdb|esdb)/.test(url);
}
