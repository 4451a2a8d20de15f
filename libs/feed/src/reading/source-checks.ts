import type { FeedContext } from '../feed-context.js';
import type { Refusal } from '../refusal.js';
import { refuse } from './feed-reading.js';
import { shown } from './shown.js';

export function sourceNotAllowed(source: string, pointer: string, context: FeedContext): Refusal | undefined {
  if (context.allowsSource === undefined || context.allowsSource(source)) return undefined;
  const message = `当前凭据不能代表来源 ${shown(source)}；请改用本系统的 source，或请管理员授权`;
  return refuse('SOURCE_NOT_ALLOWED', pointer, message);
}
