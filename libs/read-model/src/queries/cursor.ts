/** A cursor that this program did not give, or gave for another list. */
export class BadCursorError extends Error {
  readonly code = 'BAD_CURSOR';
  constructor() {
    super('not a cursor of this list');
    this.name = 'BadCursorError';
  }
}

/** Opaque text that says where a list goes on. Names its list, so that it is not taken for a place in another one. */
export function encodeCursor(list: string, at: number): string {
  return Buffer.from(`${list}:${at}`).toString('base64url');
}

/** Where a list goes on; `undefined` without a cursor. Throws {@link BadCursorError}. */
export function decodeCursor(list: string, cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [name, at = '', ...more] = Buffer.from(cursor, 'base64url').toString('utf8').split(':');
  if (name !== list || more.length > 0 || !/^-?\d{1,16}$/.test(at) || !Number.isSafeInteger(Number(at))) {
    throw new BadCursorError();
  }
  return Number(at);
}
