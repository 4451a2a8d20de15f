import type { Budgets } from '../budgets.js';
import type { DeclaredContribution } from '../contributions/declared-contribution.js';
import type { Thrown } from '../inside/thrown.js';
import type { Failed, FailureKind, Outcome } from '../outcome.js';
import { checkResult } from '../results/check-result.js';
import type { Ran } from './engine.js';
import { placeIn } from './source-place.js';

/** What the engine throws when it is at its limits. */
const OUT_OF_MEMORY = new Set(['InternalError: out of memory', 'InternalError: string too long']);
const OUT_OF_STACK = new Set(['InternalError: stack overflow', 'SyntaxError: stack overflow']);

type Files = Readonly<Record<string, string>>;

/** Reads what the engine gave back for one evaluation. */
export function outcomeOf(
  contribution: DeclaredContribution,
  ran: Ran<string>,
  files: Files,
  budgets: Budgets,
): Outcome {
  const failed = (kind: FailureKind, message: string, stack = ''): Failed => {
    const where = placeIn(stack, files);
    return { ok: false, rule: contribution.key, kind, message, ...(where && { where }) };
  };
  if (ran.how !== 'returned') {
    const { kind, message, stack } = stopped(ran, budgets);
    return failed(kind, message, stack);
  }
  const rest = ran.value.slice(1);
  switch (ran.value[0]) {
    case 'R':
      break;
    case 'T': {
      const { kind, message, stack } = stopped({ how: 'threw', thrown: JSON.parse(rest) as Thrown }, budgets);
      return failed(kind, message, stack);
    }
    case 'G': {
      const { kind, message, stack } = stopped({ how: 'threw', thrown: JSON.parse(rest) as Thrown }, budgets);
      return kind === 'memory'
        ? failed(kind, message, stack)
        : failed('bad-result', `读取结果时抛出：${message}`, stack);
    }
    case 'B':
      return failed('bad-result', rest);
    case 'O':
      return failed('output-size', rest);
    default:
      return failed('memory', memoryMessage(budgets));
  }
  if (rest.length > budgets.outputCharacters) {
    return failed('output-size', `结果有 ${rest.length} 个字符，不得超过 ${budgets.outputCharacters}`);
  }
  const result = checkResult(contribution, JSON.parse(rest));
  return typeof result === 'string' ? failed('bad-result', result) : { ok: true, rule: contribution.key, result };
}

/** Why work in the engine stopped before its end, in the terms of outcomes. */
export function stopped(
  ran: Exclude<Ran<unknown>, { how: 'returned' }>,
  budgets: Budgets,
): { readonly kind: FailureKind; readonly message: string; readonly stack: string } {
  if (ran.how === 'crashed') return { kind: 'memory', message: `引擎中止：${ran.reason}`, stack: '' };
  const { name, message, stack } = ran.thrown;
  if (ran.how === 'interrupted') {
    const steps = `超过 ${budgets.instructions} 步仍未结束，请检查循环是否会停（too many steps）`;
    return { kind: 'instructions', message: steps, stack };
  }
  const words = name === '' ? message : `${name}: ${message}`;
  if (OUT_OF_STACK.has(words)) {
    return { kind: 'memory', message: '函数调用嵌套太深，请检查递归是否会停（stack overflow）', stack };
  }
  if (OUT_OF_MEMORY.has(words)) return { kind: 'memory', message: memoryMessage(budgets), stack };
  return { kind: 'threw', message: words, stack };
}

function memoryMessage(budgets: Budgets): string {
  return `内存超过 ${budgets.memoryBytes} 字节（out of memory）`;
}
