import {
  binaryEvent,
  type AllStreamRecordedEvent,
  type BinaryEventType,
  type EventData,
} from '@kurrent/kurrentdb-client';
import type { NewEvent, Position, RecordedEvent } from '#event-store';
import type { StreamNames } from './stream-names.js';

export type WireEvent = EventData<BinaryEventType>;

/** An event on its way, with the bytes it takes. */
export interface EncodedEvent {
  readonly wire: WireEvent;
  readonly bytes: number;
}

/** Bytes that an event takes beside its payload: id, lengths and names of fields. */
const FRAME_BYTES = 128;

/**
 * An event as the client sends it. The payload goes as bytes: as JSON, the client would parse and write it anew on both
 * ways, and it would not come back as it was.
 */
export function encodeEvent({ id, type, data, metadata }: NewEvent): EncodedEvent {
  const bytes = utf8(data);
  const custom = metadata === undefined || metadata === '' ? undefined : utf8(metadata);
  const wire = binaryEvent({ id, type, data: bytes, ...(custom && { metadata: custom }) });
  return { wire, bytes: bytes.length + (custom?.length ?? 0) + 2 * Buffer.byteLength(type) + FRAME_BYTES };
}

/** An event as the client gives it. Metadata come back parsed from it, so they are equal JSON, not the same text. */
export function decodeEvent(event: AllStreamRecordedEvent, names: StreamNames): RecordedEvent {
  const { id, type, data, metadata, streamId, revision, position } = event;
  return {
    id,
    type,
    data: data instanceof Uint8Array ? textOf(data) : JSON.stringify(data),
    metadata: metadataText(metadata),
    stream: names.own(streamId),
    revision: Number(revision),
    position: positionOf(position.commit),
  };
}

/** The commit position: of all events written over gRPC the prepare position too, and as such unique. */
export function positionOf(commit: bigint): Position {
  const position = Number(commit);
  if (!Number.isSafeInteger(position)) throw new RangeError(`position ${commit} is beyond what can be counted with`);
  return position;
}

/** The client looks at the constructor itself, so a Buffer would be taken for an object to be written as JSON. */
function utf8(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf8'));
}

function metadataText(metadata: unknown): string {
  if (metadata === undefined) return '';
  return metadata instanceof Uint8Array ? textOf(metadata) : JSON.stringify(metadata);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
