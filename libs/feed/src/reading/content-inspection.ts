import { MAX_DEPTH } from '../feed-limits.js';
import type { Refusal } from '../refusal.js';
import { refuse } from './feed-reading.js';
import { pointerTo } from './json-pointer.js';
import { holdsPersonalData, isPersonalNumber, mayHoldPersonalData } from './personal-data.js';

/** Reported numbers are counts and sums; one of them may look like a telephone number. */
const REPORTED_VALUE = /^\/data\/values\/\d+\/value$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether a JSON text could hold anything that `inspectContent` refuses, nesting aside. */
export function needsInspection(text: string): boolean {
  return text.includes('\\u') || text.includes('__proto__') || mayHoldPersonalData(text);
}

/**
 * Looks through a whole event for what no schema tells: personal data in any key, text or number; keys that would reach
 * an object's prototype; text that a database cannot hold; nesting beyond `MAX_DEPTH`.
 * Neither pointer nor message repeats what was found to be personal.
 */
export function inspectContent(event: unknown): Refusal | undefined {
  return inspect(event, '', 1);
}

function inspect(value: unknown, pointer: string, level: number): Refusal | undefined {
  if (typeof value === 'string') return inspectText(value, pointer);
  if (typeof value === 'number') {
    return isPersonalNumber(value) && !REPORTED_VALUE.test(pointer) ? personal(pointer) : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (level > MAX_DEPTH) {
    return refuse('SCHEMA_VIOLATION', pointer, `嵌套最多 ${MAX_DEPTH} 层；请把内容拉平`);
  }
  for (const key of Object.keys(value)) {
    const refusal =
      (Array.isArray(value) ? undefined : inspectKey(key, pointer)) ??
      inspect((value as Record<string, unknown>)[key], pointerTo(pointer, key), level + 1);
    if (refusal) return refusal;
  }
  return undefined;
}

function inspectKey(key: string, parent: string): Refusal | undefined {
  if (holdsPersonalData(key)) return personal(parent);
  if (key === '__proto__')
    return refuse('SCHEMA_VIOLATION', pointerTo(parent, key), '不接受名为 __proto__ 的项，请改名');
  return inspectText(key, parent);
}

function inspectText(text: string, pointer: string): Refusal | undefined {
  if (holdsPersonalData(text)) return personal(pointer);
  if (!text.includes('\0') && !LONE_SURROGATE.test(text)) return undefined;
  return refuse('SCHEMA_VIOLATION', pointer, '文本含空字符（\\u0000）或不完整的字符（单独的代理码），请去掉');
}

function personal(pointer: string): Refusal {
  return refuse('PERSONAL_DATA', pointer, '这里含身份证号或手机号；请改用地区内固定的假名（如 p-370811-000123）后重发');
}
