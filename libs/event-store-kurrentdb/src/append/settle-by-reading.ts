import type { AppendResult } from '#event-store';
import type { WireEvent } from '../event-codec.js';
import type { LogReader } from '../read/log-reader.js';

/** What reading back says of events that were not confirmed. */
export type Settled =
  | { readonly kind: 'written'; readonly result: AppendResult }
  /** They are not there, and the stream ends where they should go: they may be sent again. */
  | { readonly kind: 'open' }
  /** Others stand in their place: they were never written, and never will be. `revision` is the stream's last one. */
  | { readonly kind: 'displaced'; readonly revision: number };

/** Looks whether events stand behind the revision `place` (-1: at the stream's beginning). */
export async function settleByReading(
  reader: Pick<LogReader, 'confirmed' | 'lastRevision'>,
  stream: string,
  place: number,
  events: readonly Pick<WireEvent, 'id'>[],
): Promise<Settled> {
  const found = await reader.confirmed(stream, place + 1, events.length);
  const last = found.at(-1);
  if (last === undefined) return { kind: 'open' };
  const same = found.length === events.length && found.every(({ id }, i) => id === events[i]!.id.toLowerCase());
  if (same) return { kind: 'written', result: { revision: last.revision, position: last.position } };
  return { kind: 'displaced', revision: await reader.lastRevision(stream) };
}
