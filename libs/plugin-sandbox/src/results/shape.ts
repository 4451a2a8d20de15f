/** Says what is wrong with a value, with its JSON Pointer, or nothing where it is right. */
export type Shape = (value: unknown, pointer: string) => string | undefined;

/** Text of 1 to `most` characters without control characters. */
export function text(most: number): Shape {
  return matching(new RegExp(`^[^\\p{Cc}]{1,${most}}$`, 'u'), `1 到 ${most} 个字符的文字`);
}

export function matching(pattern: RegExp, what: string): Shape {
  return (value, pointer) => (typeof value === 'string' && pattern.test(value) ? undefined : should(pointer, what));
}

export function oneOf(...values: readonly string[]): Shape {
  return (value, pointer) =>
    typeof value === 'string' && values.includes(value) ? undefined : should(pointer, values.join('、') + ' 之一');
}

export function numberFrom(least: number, most: number, whole = false): Shape {
  const what = `${least} 到 ${most} 的${whole ? '整' : ''}数`;
  return (value, pointer) => {
    const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
    return fits ? undefined : should(pointer, what);
  };
}

export const flag: Shape = (value, pointer) =>
  typeof value === 'boolean' ? undefined : should(pointer, 'true 或 false');

/** Text, number, true, false or null. */
export const scalar: Shape = (value, pointer) =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? undefined
    : should(pointer, '文字、数、true、false 或 null');

/** Any JSON object. */
export const anyObject: Shape = (value, pointer) => (isObject(value) ? undefined : should(pointer, '对象'));

export function orNull(shape: Shape): Shape {
  return (value, pointer) => (value === null ? undefined : shape(value, pointer));
}

/** What the first of two shapes does not take, the second must. */
export function either(first: Shape, second: Shape): Shape {
  return (value, pointer) => (first(value, pointer) === undefined ? undefined : second(value, pointer));
}

export function listOf(shape: Shape, least = 0): Shape {
  return (value, pointer) => {
    if (!Array.isArray(value)) return should(pointer, '列表');
    if (value.length < least) return should(pointer, `至少有 ${least} 项的列表`);
    return firstOf(value, (item, index) => shape(item, `${pointer}/${index}`));
  };
}

/** An object with any names. */
export function mapOf(shape: Shape): Shape {
  return (value, pointer) =>
    isObject(value)
      ? firstOf(Object.entries(value), ([name, member]) => shape(member, `${pointer}/${name}`))
      : should(pointer, '对象');
}

/** An object with these members and no others. */
export function object(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const known = Object.keys({ ...required, ...optional });
  return (value, pointer) => {
    if (!isObject(value)) return should(pointer, '对象');
    const stranger = Object.keys(value).find((name) => !known.includes(name));
    if (stranger !== undefined) return `${pointer}/${stranger} 不认识，可以有的是 ${known.join('、')}`;
    const missing = Object.keys(required).find((name) => !Object.hasOwn(value, name));
    if (missing !== undefined) return `${pointer}/${missing} 缺失`;
    return firstOf(Object.entries({ ...required, ...optional }), ([name, shape]) =>
      Object.hasOwn(value, name) ? shape(value[name], `${pointer}/${name}`) : undefined,
    );
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstOf<T>(items: readonly T[], check: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const problem = check(item, index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function should(pointer: string, what: string): string {
  return `${pointer === '' ? '' : `${pointer} `}应为${what}`;
}
