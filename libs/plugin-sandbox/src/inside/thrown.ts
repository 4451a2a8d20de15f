/** What can be told of a thrown value. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

// Taken before any code of a plugin can replace them.
const { stringify } = JSON;
const { apply } = Reflect;
const { slice } = String.prototype;
const text = String;

const LONGEST_MESSAGE = 1000;
const LONGEST_STACK = 4000;

/** As JSON. The value may be anything, also something that throws when it is looked at. */
export function thrownJson(error: unknown): string {
  try {
    const isObject = typeof error === 'object' && error !== null;
    const { name = '', message = '', stack = '' } = isObject ? (error as Partial<Thrown>) : { message: text(error) };
    return stringify({
      name: cut(text(name), LONGEST_MESSAGE),
      message: cut(text(message), LONGEST_MESSAGE),
      stack: cut(text(stack), LONGEST_STACK),
    });
  } catch {
    return stringify({ name: '', message: '抛出的值无法读取', stack: '' });
  }
}

function cut(words: string, length: number): string {
  return apply(slice, words, [0, length]);
}
