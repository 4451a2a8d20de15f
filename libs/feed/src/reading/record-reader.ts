import type { FeedContext } from '../feed-context.js';
import { isTooLarge, MAX_RECORD_BYTES } from '../feed-limits.js';
import type { Refusal } from '../refusal.js';
import { inspectContent, needsInspection } from './content-inspection.js';
import { checkEvent, refused } from './event-checks.js';
import { refuse, type FeedReading } from './feed-reading.js';
import { syntaxErrorAt } from './json-syntax.js';

/** Also takes a byte order mark away. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads one structured CloudEvent: the record that may go into the log, or why it is refused. Never throws. */
export function readFeedRecord(content: string | Uint8Array, context: FeedContext): FeedReading {
  const parsed = parseJson(content);
  if (!parsed.ok) return refused(parsed.refusal);
  const { value, text } = parsed;
  const inspected = needsInspection(text);
  const found = inspected ? inspectContent(value) : undefined;
  return found ? refused(found, value) : checkEvent(value, text, inspected, context);
}

/** The same for an event that is parsed already: an element of a batch, a row of a table, a message in binary mode. */
export function readCloudEvent(event: unknown, context: FeedContext): FeedReading {
  const found = inspectContent(event);
  if (found) return refused(found, event);
  const json = JSON.stringify(event) ?? 'null';
  return isTooLarge(json) ? refused(tooLarge(), event) : checkEvent(event, json, true, context);
}

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Parses one record's JSON, given as text or UTF-8. */
export function parseJson(content: string | Uint8Array): ParsedJson {
  if (isTooLarge(content)) return { ok: false, refusal: tooLarge() };
  return parseUncapped(content);
}

/** The same without the limit of a record, for a whole body whose size the caller bounds. */
export function parseUncapped(content: string | Uint8Array): ParsedJson {
  const text = decode(content);
  if (text === undefined) {
    return { ok: false, refusal: refuse('INVALID_JSON', '', '不是 UTF-8 编码（可能是 GBK）；请转为 UTF-8 后重发') };
  }
  try {
    return { ok: true, value: JSON.parse(text), text };
  } catch {
    return { ok: false, refusal: notJson(text) };
  }
}

export function tooLarge(): Refusal {
  return refuse('TOO_LARGE', '', `一条记录最多 ${MAX_RECORD_BYTES / 1024} KiB；请拆成多条后重发`);
}

function notJson(text: string): Refusal {
  if (text.trim() === '') return refuse('INVALID_JSON', '', '内容为空；请发送一个 JSON 格式的 CloudEvent');
  const at = syntaxErrorAt(text);
  const place = at >= text.length ? `在第 ${text.length} 个字符后中断` : `从第 ${at + 1} 个字符起有误`;
  return refuse('INVALID_JSON', '', `不是完整的 JSON：${place}；请检查引号、逗号和括号，或是否被截断`);
}

function decode(content: string | Uint8Array): string | undefined {
  if (typeof content === 'string') return content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  try {
    return utf8.decode(content);
  } catch {
    return undefined;
  }
}
