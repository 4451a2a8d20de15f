import { RefusedError } from './exit-codes.js';

/** Codes of the errors that are told to whoever starts a server: its configuration or its plugins cannot be used. */
const TOLD = new Set(['BAD_CONFIGURATION', 'CATALOGUE_INVALID']);

/** An error of the start as a refusal; what was not foreseen stays as it is, and is loud. */
export function startRefusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && TOLD.has(code)) return new RefusedError(error.message, code);
  if (code !== 'EADDRINUSE') return error;
  return new RefusedError(`端口已被占用（${error.message}）；请用 PORT 另选`, 'PORT_IN_USE');
}
