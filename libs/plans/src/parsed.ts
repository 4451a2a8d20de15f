/** Keys from some value to one below it. */
export type Keys = readonly (string | number)[];

/** A name nobody knows, and the names it may have been meant to be, or the kind of definition that has them. */
export interface UnknownName {
  readonly name: string;
  readonly among: readonly string[] | 'indicators' | 'orgUnits' | 'cohorts' | 'tasks';
}

/** Why a value of a plan cannot stand. */
export interface Refusal {
  /** zh-CN, for the official who wrote the plan: what is wrong and what is allowed. */
  readonly message: string;
  /** Where, below the value that was read; absent: that value itself. */
  readonly path?: Keys;
  /** The last key of the path is wrong, not its value. */
  readonly onKey?: boolean;
  readonly unknown?: UnknownName;
}

/** What reading one value of a plan gives: the value, or why it cannot stand. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refusal);

export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused<T>(message: string, where: Omit<Refusal, 'message'> = {}): Parsed<T> {
  return { ok: false, message, ...where };
}

/** The same result, its refusal told from the value that this one lies in. */
export function inside<T>(keys: Keys, parsed: Parsed<T>): Parsed<T> {
  return parsed.ok ? parsed : { ...parsed, path: [...keys, ...(parsed.path ?? [])] };
}

/** Why a mapping has a key that it must not have; `undefined`: all its keys are allowed. */
export function strangeKey(
  raw: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
): Parsed<never> | undefined {
  const name = Object.keys(raw).find((key) => !allowed.includes(key));
  if (name === undefined) return undefined;
  const message = `不认识的字段 ${name}，可用：${allowed.join('、')}`;
  return refused(message, { path: [name], onKey: true, unknown: { name, among: allowed } });
}

/** Whether a value is an object with named members (no list, not null). */
export function isMapping(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** How a wrong value is quoted in a message. */
export function quoted(raw: unknown): string {
  return raw === undefined ? '（空）' : JSON.stringify(raw);
}
