import { itemsOf } from '#plugin-host';

/** A part of a plan's document: `一`, `(一)`, `篇一`, `附件`, with its heading where the document can be read. */
export interface DocumentPart {
  readonly id: string;
  readonly heading: string;
}

/** The document of a plan, where it is known. */
export interface PlanDocument {
  readonly text: string;
  /** First number of each level as the document prints it. */
  readonly numbering: readonly string[];
}

/** More signs than a heading has: what is longer is no heading. */
const LONGEST = 40;
const WIDTHS: Readonly<Record<string, string>> = { '(': '(（', ')': ')）' };

/**
 * The part that each task lies in, by task id. Ids of several levels name it themselves: `一.4` lies in `一`. Where a
 * document numbers its items through all its parts (`1.` to `35.`), its own headings `一、` tell; without the document,
 * and where it has none, a task lies in no part.
 */
export function documentParts(taskIds: readonly string[], document?: PlanDocument): ReadonlyMap<string, DocumentPart> {
  const partOf = new Map<string, string>();
  const through = document && taskIds.some(isFlat) ? partsOfFlatItems(document) : new Map<string, string>();
  let last: string | undefined;
  for (const id of taskIds) {
    // A number that the text does not prove stands between two that it does.
    const part = isFlat(id) ? (through.get(id) ?? last) : id.slice(0, id.indexOf('.'));
    if (part !== undefined) partOf.set(id, part);
    last = part;
  }
  const headings = new Map<string, string>();
  for (const part of partOf.values()) {
    if (!headings.has(part)) headings.set(part, headingOf(part, document));
  }
  return new Map([...partOf].map(([task, id]) => [task, { id, heading: headings.get(id)! }]));
}

function isFlat(id: string): boolean {
  return !id.includes('.');
}

function partsOfFlatItems({ text, numbering }: PlanDocument): Map<string, string> {
  const items = itemsOf(text, ['一、', ...numbering]).map(({ id }) => id.split('.'));
  return new Map(items.flatMap(([part, item, ...more]) => (item && more.length === 0 ? [[item, part!]] : [])));
}

/** `一、健全完善公共卫生体系`, as it stands in the document; the number alone where it has no words there. */
function headingOf(part: string, document?: PlanDocument): string {
  if (!document) return part;
  const number = [...part].map((sign) => `[${WIDTHS[sign] ?? sign}]`).join('');
  const mark = part.startsWith('(') ? '' : '[、：:]';
  // A heading ends with its line; where the whole text is one line, with the next space.
  for (const pattern of [
    `^[^\\S\\n]*(?<head>${number}${mark}[^\\n。]+)`,
    `[\\s。；](?<head>${number}${mark}[^\\s。]+)`,
  ]) {
    const head = new RegExp(pattern, 'm').exec(document.text)?.groups?.['head'];
    if (head !== undefined && head.length <= LONGEST) return head.replaceAll(/\s+/g, '');
  }
  return part;
}
