/** Bytes of one record in UTF-8. Above it `TOO_LARGE`. */
export const MAX_RECORD_BYTES = 256 * 1024;

/** Levels of objects and arrays, the event itself being the first. */
export const MAX_DEPTH = 16;

/** Whether the text takes more than `MAX_RECORD_BYTES` in UTF-8. Counts only where its length leaves a doubt. */
export function isTooLarge(content: string | Uint8Array): boolean {
  if (content.length > MAX_RECORD_BYTES) return true;
  if (typeof content !== 'string' || content.length * 3 <= MAX_RECORD_BYTES) return false;
  let bytes = 0;
  for (const character of content) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes > MAX_RECORD_BYTES;
}
