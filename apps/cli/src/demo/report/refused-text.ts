import { tableText } from '../../output/table.js';
import { cutTo } from '../../output/text-width.js';
import type { RefusedKind } from '../findings/refused.js';

const MESSAGE_COLUMNS = 80;

/** Why records were refused, with one example of what the sender is told. */
export function refusedText(kinds: readonly RefusedKind[]): string {
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  const rows = kinds.map(({ code, count, example }) => [String(count), code, cutTo(example, MESSAGE_COLUMNS)]);
  return `拒收 ${total} 条，每条都告诉上报单位怎么改：\n${tableText(['条数', '原因', '例如'], rows, ['right'])}`;
}
