import { formatHan, parseHan } from './han-number.js';

const HAN = '[一二三四五六七八九十]{1,3}';
const ARABIC = '\\d{1,3}';
/** Where an item may begin: a line, or what follows a space or the end of a sentence. */
const BEFORE = '(?<=(?<line>^[^\\S\\n]*[#>|]*[^\\S\\n]*)|[\\s。!?;:])';

/** One level of a document's numbering, read from its first number as the document prints it: `一、`, `(一)`, `1.`, `【篇一】`. */
export interface NumberingLevel {
  /** Finds numbers of this level; group `number` is the numeral, group `line` is there at the beginning of a line. */
  readonly marker: RegExp;
  /** `undefined`: not a number of 1 to 99 or 999. */
  parse(numeral: string): number | undefined;
  /** How a number of this level stands in the ids of items: `一`, `(一)`, `1`, `篇一`. */
  name(value: number): string;
}

/** A run of levels with a heading of its own, such as an annex 附件; the first run of a document has none. */
export interface NumberingScheme {
  readonly heading?: string;
  readonly levels: readonly NumberingLevel[];
}

/** Reads `['一、', '1.']`. A text without a numeral is a heading: what follows it numbers the part under it. */
export function readNumbering(numbering: readonly string[]): readonly NumberingScheme[] {
  const schemes: { heading?: string; levels: NumberingLevel[] }[] = [{ levels: [] }];
  for (const written of numbering) {
    const text = written.normalize('NFKC').replaceAll(/\s+/g, '');
    const level = levelOf(text);
    if (level) schemes.at(-1)?.levels.push(level);
    else schemes.push({ heading: bareName(text), levels: [] });
  }
  return schemes;
}

function levelOf(text: string): NumberingLevel | undefined {
  const parts = new RegExp(`^(?<prefix>\\D*?)(?<numeral>${HAN}|${ARABIC})(?<suffix>\\D*)$`).exec(text)?.groups;
  if (!parts) return undefined;
  const { prefix = '', numeral = '', suffix = '' } = parts;
  const isHan = !/\d/.test(numeral);
  // A full stop before a digit is a decimal point.
  const after = suffix.endsWith('.') ? '(?!\\d)' : '';
  const source = `${BEFORE}${spaced(prefix)}(?<number>${isHan ? HAN : ARABIC})\\s*${spaced(suffix)}${after}`;
  return {
    marker: new RegExp(source, 'gm'),
    parse: (found) => (isHan ? parseHan(found) : Number(found)),
    name: (value) => bareName(`${prefix}${isHan ? formatHan(value) : value}${suffix}`),
  };
}

/** The pattern of a text between whose signs the document may have spaces. */
function spaced(text: string): string {
  return [...text].map((sign) => `${sign.replace(/[.*+?^${}()|[\]\\]/, '\\$&')}\\s*`).join('');
}

/** Without square brackets and closing punctuation; round brackets are part of the name. */
function bareName(text: string): string {
  return text.replaceAll(/[【】[\]]/g, '').replace(/[、.,:;]+$/, '');
}
