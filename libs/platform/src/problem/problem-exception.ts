/** An answer that says what went wrong, as in RFC 9457. */
export interface Problem {
  /** `urn:zhibiao:problem:<code>` */
  readonly type: string;
  /** zh-CN, the same for every problem of a code. */
  readonly title: string;
  readonly status: number;
  /** Stable: callers switch on it. */
  readonly code: string;
  /** zh-CN, what to send instead. */
  readonly detail: string;
  readonly [extra: string]: unknown;
}

/** Ends a request with a problem. */
export class ProblemException extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly extras: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ProblemException';
  }

  get problem(): Problem {
    const { code, title, status, detail, extras } = this;
    return { type: `urn:zhibiao:problem:${code}`, title, status, code, detail, ...extras };
  }
}
