import type { OutgoingMessage } from '#feed';

/** A broker takes batches of up to 1 MiB by default; the rest is room for the framing. */
const MOST_BYTES = 900_000;
const FRAMING_BYTES = 32;

/** Cuts messages, in order, into requests that a broker with default limits takes. One large message stays whole. */
export function chunkMessages(messages: readonly OutgoingMessage[]): readonly (readonly OutgoingMessage[])[] {
  const chunks: OutgoingMessage[][] = [];
  let chunk: OutgoingMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = sizeOf(message);
    if (chunk.length > 0 && bytes + size > MOST_BYTES) {
      chunks.push(chunk);
      chunk = [];
      bytes = 0;
    }
    chunk.push(message);
    bytes += size;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

function sizeOf({ key, value, headers }: OutgoingMessage): number {
  let size = FRAMING_BYTES + bytesOf(key) + bytesOf(value);
  for (const name in headers) size += name.length + bytesOf(headers[name]!) + 4;
  return size;
}

function bytesOf(part: string | Buffer | null): number {
  return part === null ? 0 : Buffer.byteLength(part);
}
