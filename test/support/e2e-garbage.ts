import { seeded } from './e2e-random.js';
import type { NewMessage } from './e2e-kafka.js';

const LINE_FEED = 10;
const CHUNK = 64 * 1024;
const MOST_MESSAGE_BYTES = 900_000;

type Random = () => number;

/** NDJSON that is none, in chunks that cut it anywhere, and how many lines of it are not blank. */
export function garbageLines(
  bytes: number,
  seed: number,
): { readonly chunks: readonly Buffer[]; readonly lines: number } {
  const random = seeded(seed);
  const parts: Buffer[] = [];
  let lines = 0;
  for (let size = 0; size < bytes;) {
    const piece = lineLike(random);
    parts.push(piece, Buffer.from('\n'));
    size += piece.length + 1;
    lines += linesIn(piece);
  }
  const whole = Buffer.concat(parts);
  const chunks: Buffer[] = [];
  for (let from = 0; from < whole.length; from += CHUNK) chunks.push(whole.subarray(from, from + CHUNK));
  return { chunks, lines };
}

/** Messages of which none is a record, each of up to 900 kB. */
export function garbageMessages(bytes: number, seed: number): readonly NewMessage[] {
  const random = seeded(seed);
  const messages: NewMessage[] = [];
  for (let size = 0; size < bytes;) {
    const value = lineLike(random).subarray(0, MOST_MESSAGE_BYTES);
    messages.push({ key: random() < 0.1 ? null : `37081${Math.floor(random() * 10)}`, value });
    size += value.length;
  }
  return messages;
}

/** Random bytes, half JSON, giant lines, NULs, in shares that keep the number of lines in the ten thousands. */
function lineLike(random: Random): Buffer {
  const lot = random();
  if (lot < 0.4) return halfJson(random);
  if (lot < 0.6) return Buffer.alloc(1 + Math.floor(random() * 2_000));
  if (lot < 0.8) return nulsInJson(random);
  if (lot < 0.99) return randomBytes(random, 1 + Math.floor(random() * 4_000));
  return Buffer.alloc(500_000 + Math.floor(random() * 2_000_000), `{"giant":"${'x'.repeat(100)}`);
}

function halfJson(random: Random): Buffer {
  const event = {
    specversion: '1.0',
    id: `g-${random()}`,
    source: '/garbage',
    type: 'zhibiao.service.recorded.v1',
    data: { 名称: '𠮷'.repeat(200) },
  };
  const text = Buffer.from(JSON.stringify(event));
  return text.subarray(0, 1 + Math.floor(random() * (text.length - 2)));
}

/** JSON that parses and holds NULs, which not every database keeps in its texts. */
function nulsInJson(random: Random): Buffer {
  return Buffer.from(JSON.stringify({ id: `nul-\u0000-${random()}`, source: '/gar\u0000bage', specversion: '1.0' }));
}

function randomBytes(random: Random, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let i = 0; i < length; i++) bytes[i] = Math.floor(random() * 256);
  // No record begins like this, whatever follows.
  bytes[0] = 0xff;
  return bytes;
}

/** Lines of a piece that hold something but white space. */
function linesIn(piece: Buffer): number {
  let lines = 0;
  let blank = true;
  for (const byte of piece) {
    if (byte === LINE_FEED) {
      if (!blank) lines++;
      blank = true;
    } else if (byte !== 32 && byte !== 13 && byte !== 9) {
      blank = false;
    }
  }
  return blank ? lines : lines + 1;
}
