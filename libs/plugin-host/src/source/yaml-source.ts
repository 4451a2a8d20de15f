import {
  isMap,
  isNode,
  isPair,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import { decodeText } from './decode-text.js';
import type { SourceFile, SourceReading } from './source-file.js';

/** Reads a YAML file. Every slip in its form becomes a problem; a name that stands twice does not make it unreadable. */
export function readYaml(file: string, bytes: Uint8Array, problems: Problem[]): SourceReading {
  const text = decodeText(file, bytes, problems);
  if (text === undefined) return { readable: false };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const slips = [...document.errors, ...document.warnings];
  for (const slip of slips) {
    const place = placeAt(slip.pos[0]);
    problems.push(problemAt(place, wording(slip, text), fullWidthHint(text, place.line)));
  }
  if (slips.some((slip) => slip.code !== 'DUPLICATE_KEY')) return { readable: false };
  const data = contentOf(document);
  if (!data) {
    problems.push(
      problemAt(
        { file, line: 1, column: 1 },
        '引用（*名称）没有对应的定义，或引用过多',
        '以 * 或 & 开头的文字请加引号',
      ),
    );
    return { readable: false };
  }
  const source: SourceFile = {
    file,
    data: data.value,
    place: (path, on = 'value') => placeAt(offsetOf(document, path, on)),
  };
  return { readable: true, source };
}

/** `undefined`: an alias leads nowhere, or aliases multiply without bound; the parser finds out only here. */
function contentOf(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS() };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function wording(slip: YAMLError, text: string): string {
  switch (slip.code) {
    case 'DUPLICATE_KEY':
      return `字段 ${/^[^\s:]+/.exec(text.slice(slip.pos[0]))?.[0] ?? ''} 重复，同一处只能写一次`;
    case 'TAB_AS_INDENT':
      return '缩进用了制表符，请改用空格';
    case 'BAD_INDENT':
      return '缩进不对，或上面的括号、引号没有配对';
    case 'MISSING_CHAR':
      return '括号、引号或冒号没有配对';
    case 'MULTIPLE_DOCS':
      return '一个文件只能有一份内容，请去掉 ---';
    default:
      return `YAML 格式有误（${slip.message.split('\n')[0] ?? slip.code}）`;
  }
}

/** Full-width punctuation looks like the ASCII signs of YAML but is not. */
function fullWidthHint(text: string, line: number): string | undefined {
  const marks = /[：，｛｝［］]/.exec(text.split('\n')[line - 1] ?? '');
  return marks ? `本行有全角标点“${marks[0]}”，如作分隔用请改为半角` : undefined;
}

function offsetOf(document: Document, path: Path, on: 'value' | 'key'): number {
  let at: unknown = document.contents;
  let offset = startOf(at) ?? 0;
  path.forEach((step, i) => {
    const last = i === path.length - 1;
    if (isMap(at)) {
      const pair = at.items.find((item) => isPair(item) && keyText(item.key) === String(step));
      at = pair?.value;
      offset = (last && on === 'key' ? startOf(pair?.key) : startOf(at)) ?? startOf(pair?.key) ?? offset;
    } else {
      at = isSeq(at) ? at.items[Number(step)] : undefined;
      offset = startOf(at) ?? offset;
    }
  });
  return offset;
}

function keyText(key: unknown): string {
  return String(isNode(key) ? (key as Node & { value?: unknown }).value : key);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
