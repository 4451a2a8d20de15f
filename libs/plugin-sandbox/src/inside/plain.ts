/** Bounds of a value that leaves the engine. */
export interface PlainLimits {
  /** What the value is, for messages: 结果, 定义. */
  readonly what: string;
  readonly characters: number;
  readonly depth: number;
}

/** Why a value cannot leave: it is too large, or not plain JSON at the JSON Pointer that the message names. */
export class NotPlain {
  constructor(
    readonly kind: 'output-size' | 'bad-result',
    readonly message: string,
  ) {}
}

// Taken before any code of a plugin can replace them.
const { stringify } = JSON;
const { isArray } = Array;
const { isFinite } = Number;
const { getPrototypeOf, setPrototypeOf, create, prototype } = Object;
const { ownKeys } = Reflect;
const promisePrototype = Promise.prototype;

const LONGEST_NAME = 200;
/** Figures beyond it lose their last digits, and a few of them add up to infinity. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * Writes a value as JSON, having copied it member by member, so that each member is looked at once and nothing but plain
 * data gets through. Members that are `undefined` are left out, as JSON does.
 * @throws NotPlain
 */
export function plainJson(value: unknown, limits: PlainLimits): string {
  let left = limits.characters;
  let depth = 0;
  /** The objects around the one being copied, and the names that lead to it. */
  const around: object[] = [];
  const names: (string | number)[] = [];

  function spend(characters: number): void {
    left -= characters;
    if (left < 0) throw new NotPlain('output-size', `${limits.what}超过 ${limits.characters} 个字符`);
  }

  function bad(why: string): NotPlain {
    let pointer = '';
    for (let n = 0; n < depth; n += 1) pointer += `/${names[n]}`;
    return new NotPlain('bad-result', `${limits.what}${pointer === '' ? '' : `的 ${pointer} `}${why}`);
  }

  function copy(item: unknown): unknown {
    switch (typeof item) {
      case 'string':
        spend(item.length + 2);
        return item;
      case 'boolean':
        spend(4);
        return item;
      case 'number':
        spend(1);
        if (!isFinite(item)) throw bad(`是 ${item}，不是有限的数`);
        if (item > LARGEST || item < -LARGEST) throw bad(`是 ${item}，数的绝对值不得超过 ${LARGEST}`);
        return item;
      case 'object':
        return item === null ? null : copyObject(item);
      default:
        throw bad(`类型是 ${typeof item}，只能返回 JSON 数据`);
    }
  }

  function copyObject(item: object): unknown {
    spend(2);
    if (depth >= limits.depth) throw bad(`嵌套超过 ${limits.depth} 层`);
    for (let n = 0; n < depth; n += 1) if (around[n] === item) throw bad('包含了它自己');
    around[depth] = item;
    return isArray(item) ? copyList(item) : copyMembers(item);
  }

  /** Copies a member of the object that was put around last. */
  function copyMember(name: string | number, member: unknown): unknown {
    names[depth] = name;
    depth += 1;
    const copied = copy(member);
    depth -= 1;
    return copied;
  }

  function copyList(list: readonly unknown[]): unknown {
    const copied = setPrototypeOf([], null) as unknown[];
    for (let n = 0; n < list.length; n += 1) {
      spend(1);
      copied[n] = copyMember(n, list[n]);
    }
    return copied;
  }

  function copyMembers(item: object): unknown {
    const kind: unknown = getPrototypeOf(item);
    if (kind === promisePrototype) throw bad('是 Promise：evaluate 不能是 async 函数，请直接返回结果');
    if (kind !== null && kind !== prototype) throw bad('不是普通对象（例如 Map、Set 或类的实例），只能返回 JSON 数据');
    const copied = create(null) as Record<string, unknown>;
    const own = ownKeys(item);
    for (let n = 0; n < own.length; n += 1) {
      const name = own[n];
      if (typeof name !== 'string') throw bad('含有以 Symbol 为名的成员，只能返回 JSON 数据');
      if (name.length > LONGEST_NAME) throw bad(`的成员名超过 ${LONGEST_NAME} 个字符`);
      if (name === '__proto__') throw bad('的成员名不能是 __proto__');
      const member = (item as Record<string, unknown>)[name];
      if (member === undefined) continue;
      spend(name.length + 4);
      copied[name] = copyMember(name, member);
    }
    return copied;
  }

  return stringify(copy(value));
}
