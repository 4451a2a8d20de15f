/** What reading one value of a plan gives: the value, or a zh-CN message that names what is allowed. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused<T>(message: string): Parsed<T> {
  return { ok: false, message };
}

/** Whether a value is an object with named members (no list, not null). */
export function isMapping(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** How a wrong value is quoted in a message. */
export function quoted(raw: unknown): string {
  return raw === undefined ? '（空）' : JSON.stringify(raw);
}
