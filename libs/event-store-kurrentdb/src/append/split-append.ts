import type { NewEvent, StreamAppend } from '#event-store';
import { refuseEmptyAppends } from '#event-store';
import { BadEventError, EventTooLargeError } from '../errors.js';
import { encodeEvent, type EncodedEvent, type WireEvent } from '../event-codec.js';

/** Bytes that KurrentDB takes in one append, as it comes. */
export const MOST_BYTES = 1 << 20;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An append cut into parts that the server takes, in order. Mostly there is one. */
export interface SplitAppend extends StreamAppend {
  readonly parts: readonly (readonly WireEvent[])[];
}

/**
 * Makes appends ready to be sent. Throws before anything is sent: RangeError for an append of nothing,
 * {@link EventTooLargeError} for an event that no part can hold, {@link BadEventError} for one without a UUID or a type.
 */
export function splitAppends(appends: readonly StreamAppend[]): SplitAppend[] {
  refuseEmptyAppends(appends);
  return appends.map((append) => ({ ...append, parts: partsOf(append.stream, append.events) }));
}

function partsOf(stream: string, events: readonly NewEvent[]): WireEvent[][] {
  const parts: WireEvent[][] = [];
  let bytes = Infinity;
  for (const event of events) {
    const encoded = checked(stream, event);
    bytes += encoded.bytes;
    if (bytes > MOST_BYTES) {
      parts.push([]);
      bytes = encoded.bytes;
    }
    parts.at(-1)!.push(encoded.wire);
  }
  return parts;
}

function checked(stream: string, event: NewEvent): EncodedEvent {
  if (!UUID.test(event.id)) throw new BadEventError(stream, `the event id "${event.id}" is not a UUID`);
  if (event.type === '' || event.type.startsWith('$')) {
    throw new BadEventError(stream, `event ${event.id} needs a type that does not begin with $`);
  }
  const encoded = encodeEvent(event);
  if (encoded.bytes > MOST_BYTES) throw new EventTooLargeError(stream, event.id, encoded.bytes, MOST_BYTES);
  return encoded;
}
