import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { InMemoryEventStore, type EventStore } from '#event-store';
import { openPostgresEventStore, openSqliteEventStore } from '#event-store-sql';

/** Opens the log by the scheme of its URL. */
export async function openEventStore(url: string): Promise<EventStore> {
  if (url === 'memory:') return new InMemoryEventStore();
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length);
    mkdirSync(dirname(path), { recursive: true });
    // Appends and tails touch the newest pages alone.
    return openSqliteEventStore({ path, cacheMegabytes: 16 });
  }
  return openPostgresEventStore({ url });
}
