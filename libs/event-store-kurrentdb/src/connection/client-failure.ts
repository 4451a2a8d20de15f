/**
 * What an error of the client means to us:
 * - `conflict`: the stream is not where the writer believed it; `actual` tells its last revision.
 * - `access`, `deleted`, `too-large`: final.
 * - `moved`: another node leads now; the client goes there by itself with the next try.
 * - `lost`: the server, or the way to it, is gone for the moment; whether it did what was asked is unknown.
 * - `unknown`: the client has no word for it; whether the server did what was asked is unknown too.
 */
export type ClientFailure =
  | { readonly kind: 'conflict'; readonly actual: number | 'no-stream' }
  | {
      readonly kind: 'access' | 'deleted' | 'too-large' | 'not-found' | 'moved' | 'lost' | 'unknown';
      readonly reason: string;
    };

interface ClientError {
  readonly code?: unknown;
  readonly type?: unknown;
  readonly message?: unknown;
  readonly actualState?: unknown;
}

const KINDS: Readonly<Record<string, Exclude<ClientFailure['kind'], 'conflict'>>> = {
  'access-denied': 'access',
  'stream-deleted': 'deleted',
  'stream-tombstoned': 'deleted',
  'maximum-append-size-exceeded': 'too-large',
  'stream-not-found': 'not-found',
  unavailable: 'lost',
  cancelled: 'lost',
  timeout: 'lost',
  'deadline-exceeded': 'lost',
  'not-leader': 'moved',
};

/**
 * Errors of the client that are no command errors and pass with the next connection. A channel that one failed call
 * closed refuses the others that were about to use it.
 */
const PASSING = /Channel has been shut down|Failed to discover after|promise bank|write after end|Connection dropped/;

/** Reads an error of the client by its type and message: its class is of no use where modules are loaded twice. */
export function failureOf(error: unknown): ClientFailure {
  const { code, type, message, actualState } = (error ?? {}) as ClientError;
  const text = typeof message === 'string' ? message : '';
  if (type === 'wrong-expected-version') {
    return { kind: 'conflict', actual: typeof actualState === 'bigint' ? Number(actualState) : 'no-stream' };
  }
  const known = typeof type === 'string' ? KINDS[type] : undefined;
  const reason = text === '' ? String(type ?? error) : text;
  if (known) return { kind: known, reason };
  const passes = code === 'EVENT_STORE_UNAVAILABLE' || PASSING.test(text);
  return { kind: passes ? 'lost' : 'unknown', reason };
}

/** In words, for messages. */
export function reasonOf(failure: ClientFailure): string {
  return failure.kind === 'conflict' ? `the stream is at revision ${failure.actual}` : failure.reason;
}
