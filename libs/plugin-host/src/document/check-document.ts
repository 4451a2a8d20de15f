import { nearest } from '../nearest.js';
import type { Path } from '../problem.js';
import { itemsOf, type DocumentItem } from './items-of.js';
import { plain, tidied } from './plain-text.js';

/** As much of a plan as its document can prove. */
export interface DocumentedPlan {
  readonly tasks: readonly { readonly id: string }[];
  readonly targets: readonly { readonly source?: { readonly item: string; readonly quote: string } }[];
}

/** Where a plan and its document do not say the same. */
export interface DocumentProblem {
  /** Keys from the root of the plan: `['targets', 3, 'source', 'quote']`. */
  readonly path: Path;
  /** zh-CN, for the official who wrote the plan. */
  readonly message: string;
  readonly hint?: string;
}

/** Signs shown of an item's beginning. */
const OPENING = 16;

/**
 * Holds a plan against the text of its document: an item without a task, a task that is no item, a quote that is not in
 * the document, a quote that stands in another item than the target says. White space and the width of signs do not
 * count. Without numbering only the quotes are held against it. Problems come in the order of the plan.
 */
export function checkDocument(
  plan: DocumentedPlan,
  text: string,
  numbering: readonly string[],
): readonly DocumentProblem[] {
  const items = itemsOf(text, numbering);
  if (numbering.length > 0 && items.length === 0) {
    const message = `按 ${numbering.join('、')} 在文件中没有找到编号`;
    return [{ path: ['numbering'], message, hint: '请逐级照抄文件的第一个编号，如 ["一、", "1."]' }];
  }
  const tasks = numbering.length === 0 ? [] : checkTasks(plan, items);
  return [...tasks, ...checkQuotes(plan, items, plain(text))];
}

function checkTasks({ tasks }: DocumentedPlan, items: readonly DocumentItem[]): readonly DocumentProblem[] {
  const ids = items.map(({ id }) => id);
  const known = new Set(ids);
  const planned = new Set(tasks.map(({ id }) => idOf(id)));
  const missing = items
    .filter(({ id }) => !planned.has(id))
    .map(({ id, text }): DocumentProblem => {
      const message = `文件的 ${id}（${openingOf(text)}）没有列入 tasks`;
      return { path: ['tasks'], message, hint: `请加上 { id: "${id}", title: 题目, lead: [牵头科室] }` };
    });
  const unknown = tasks.flatMap(({ id }, i): DocumentProblem[] => {
    if (known.has(idOf(id))) return [];
    const near = nearest(idOf(id), ids);
    const hint = near === undefined ? '编号请照文件写，各级之间用点隔开' : `是否想写 ${near}？`;
    return [{ path: ['tasks', i, 'id'], message: `文件中没有编号为 ${id} 的条目`, hint }];
  });
  return [...missing, ...unknown];
}

function checkQuotes(
  { targets }: DocumentedPlan,
  items: readonly DocumentItem[],
  document: string,
): readonly DocumentProblem[] {
  const textOf = new Map(items.map(({ id, text }) => [id, text]));
  return targets.flatMap(({ source }, i): DocumentProblem[] => {
    if (!source) return [];
    const at = ['targets', i, 'source'];
    const quote = plain(source.quote);
    if (!document.includes(quote)) {
      const message = `文件中没有这句原文：${source.quote}`;
      return [{ path: [...at, 'quote'], message, hint: departure(quote, document) }];
    }
    const text = textOf.get(idOf(source.item));
    if (text === undefined || text.includes(quote)) return [];
    const homes = items.filter((item) => item.text.includes(quote)).map(({ id }) => id);
    const hint = homes.length === 0 ? '它不在任何一条编号之下' : `它在 ${homes.join('、')}`;
    return [{ path: [...at, 'item'], message: `这句原文不在 ${source.item} 中`, hint }];
  });
}

/** An id as the document's items have it, whatever the width of its signs. */
function idOf(written: string): string {
  return tidied(written).replaceAll(/\s+/g, '');
}

function openingOf(text: string): string {
  const [sentence = ''] = text.split('。');
  return sentence.length > OPENING ? `${sentence.slice(0, OPENING)}…` : sentence;
}

/** Up to where a quote can be found. */
function departure(quote: string, document: string): string {
  let length = quote.length;
  while (length > 0 && !document.includes(quote.slice(0, length))) length--;
  const found = quote.slice(Math.max(0, length - OPENING), length);
  return length < 2 ? '请从文件照抄，空格和全角半角不计' : `“${found}”之后与文件不同，请从文件照抄`;
}
