import { MAX_RECORD_BYTES } from '../feed-limits.js';

/** The bytes of a line without its end, or that it was longer than allowed. */
export type NdjsonLine = Uint8Array | 'too long';

const LINE_FEED = 10;

/** Cuts chunks into lines that are not blank, keeping at most one line of `longest` bytes. */
export class NdjsonSplitter {
  private parts: Uint8Array[] = [];
  private kept = 0;
  private skipping = false;

  constructor(private readonly longest: number) {}

  *push(chunk: Uint8Array): Generator<NdjsonLine, void, undefined> {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      this.keep(chunk.subarray(from, end));
      yield* this.end();
      from = end + 1;
    }
    // Copied: the giver of the chunk may reuse its memory.
    this.keep(chunk.slice(from));
  }

  /** The line that is open, which needs no line feed at the very end. */
  *end(): Generator<NdjsonLine, void, undefined> {
    const line = this.skipping ? 'too long' : joined(this.parts, this.kept);
    this.parts = [];
    this.kept = 0;
    this.skipping = false;
    if (line === 'too long' || !isBlank(line)) yield line;
  }

  private keep(part: Uint8Array): void {
    if (this.skipping || part.length === 0) return;
    this.kept += part.length;
    if (this.kept <= this.longest) {
      this.parts.push(part);
    } else {
      this.skipping = true;
      this.parts = [];
    }
  }
}

/** Lines of chunks that are all there. */
export function* ndjsonLines(chunks: Iterable<Uint8Array>): Generator<NdjsonLine, void, undefined> {
  const splitter = new NdjsonSplitter(MAX_RECORD_BYTES);
  for (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const line = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    line.set(part, at);
    at += part.length;
  }
  return line;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 32 || byte === 13 || byte === 9);
}
