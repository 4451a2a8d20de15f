/** The server cannot be reached or does not answer. What was asked may be asked again. */
export class EventStoreUnavailableError extends Error {
  readonly code = 'EVENT_STORE_UNAVAILABLE';
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EventStoreUnavailableError';
  }
}

/** An append was not confirmed, and reading back did not show it. It may yet arrive: append the same again. */
export class AppendOutcomeUnknownError extends Error {
  readonly code = 'APPEND_OUTCOME_UNKNOWN';
  constructor(
    readonly stream: string,
    reason: string,
    cause?: unknown,
  ) {
    super(`stream ${stream}: the append was not confirmed (${reason}) and is not in the log so far`, { cause });
    this.name = 'AppendOutcomeUnknownError';
  }
}

/** The server knows nobody by these credentials, or does not let them do this. */
export class EventStoreAccessError extends Error {
  readonly code = 'EVENT_STORE_ACCESS_DENIED';
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EventStoreAccessError';
  }
}

/** An event is larger than KurrentDB takes. Nothing of its batch was sent. */
export class EventTooLargeError extends Error {
  readonly code = 'EVENT_TOO_LARGE';
  constructor(
    readonly stream: string,
    readonly eventId: string,
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`stream ${stream}: event ${eventId} takes ${bytes} bytes, KurrentDB takes at most ${limit}: split its data`);
    this.name = 'EventTooLargeError';
  }
}

/** An event that KurrentDB would not take. Nothing of its batch was sent. */
export class BadEventError extends Error {
  readonly code = 'BAD_EVENT';
  constructor(stream: string, reason: string) {
    super(`stream ${stream}: ${reason}`);
    this.name = 'BadEventError';
  }
}

/** Somebody deleted the stream; nothing can be appended to it any more. */
export class StreamDeletedError extends Error {
  readonly code = 'STREAM_DELETED';
  constructor(readonly stream: string) {
    super(`stream ${stream} was deleted`);
    this.name = 'StreamDeletedError';
  }
}

/** A connection string that cannot be used. Holds nothing of its credentials. */
export class BadConnectionStringError extends Error {
  readonly code = 'BAD_CONNECTION_STRING';
  /** `reason`: what is wrong, or what to write instead. */
  constructor(readonly reason: string) {
    super(`the address of the event store cannot be used: ${reason}`);
    this.name = 'BadConnectionStringError';
  }
}

/** The server was set to take less in one append than KurrentDB does as it comes. Nothing of the append was written. */
export class AppendLimitError extends Error {
  readonly code = 'APPEND_LIMIT';
  constructor(stream: string, limit: number, cause: unknown) {
    super(`stream ${stream}: the server must take appends of ${limit} bytes: set its MaxAppendSize to that`, { cause });
    this.name = 'AppendLimitError';
  }
}
