import { parseDay, type Day } from '#calendar';
import type { OrgUnit, OrgUnitKind } from '#org';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import { checkSchema, isBroken } from '../schemas/check-schema.js';
import type { SourceFile } from '../source/source-file.js';
import type { NameBook } from './name-book.js';

interface RawOrgUnit {
  readonly code: string | number;
  readonly name: string | { readonly zh: string; readonly en?: string };
  readonly kind: OrgUnitKind;
  readonly parent?: string | number;
  readonly attributes?: OrgUnit['attributes'];
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successor?: string | number;
  readonly children?: readonly RawOrgUnit[];
}

interface Placed {
  readonly unit: OrgUnit;
  place(field: string): Place;
}

const RANK: readonly OrgUnitKind[] = ['country', 'province', 'city', 'county', 'township', 'village', 'facility'];

/** Reads the org units of all plugins, nested or flat, and checks that they form a tree. Unsound units are left out. */
export function readOrgUnits(sources: readonly SourceFile[], book: NameBook, problems: Problem[]): readonly OrgUnit[] {
  const placed = sources.flatMap((source) => flatten(source, book, problems));
  const byCode = new Map(placed.map((one) => [one.unit.code, one]));
  return placed.filter((one) => isSound(one, byCode, book, problems)).map(({ unit }) => unit);
}

function flatten(source: SourceFile, book: NameBook, problems: Problem[]): readonly Placed[] {
  if (source.data === null) return [];
  const broken = checkSchema('org-units', source, problems);
  const placed: Placed[] = [];
  const visit = (raw: Partial<RawOrgUnit> | null, path: Path, above: string | undefined): void => {
    if (typeof raw !== 'object' || raw === null) return;
    const code = raw.code === undefined ? undefined : String(raw.code);
    const isNew = code !== undefined && book.enter(code, source.place([...path, 'code']));
    const own = broken.filter((one) => one[path.length] !== 'children');
    if (isNew && !isBroken(own, path)) {
      const place = (field: string): Place => source.place([...path, field]);
      placed.push({ unit: toOrgUnit(raw as RawOrgUnit, above, place, problems), place });
    }
    if (!Array.isArray(raw.children)) return;
    raw.children.forEach((child, i) => visit(child, [...path, 'children', i], code));
  };
  if (Array.isArray(source.data)) source.data.forEach((raw, i) => visit(raw as RawOrgUnit, [i], undefined));
  return placed;
}

function toOrgUnit(
  raw: RawOrgUnit,
  above: string | undefined,
  place: (field: string) => Place,
  problems: Problem[],
): OrgUnit {
  const day = (field: 'validFrom' | 'validTo'): Day | undefined => {
    const iso = raw[field];
    const parsed = iso === undefined ? undefined : parseDay(iso);
    if (iso !== undefined && parsed === undefined) problems.push(problemAt(place(field), `没有 ${iso} 这一天`));
    return parsed;
  };
  const own = raw.parent === undefined ? undefined : String(raw.parent);
  if (own !== undefined && above !== undefined && own !== above) {
    problems.push(problemAt(place('parent'), `parent 写的是 ${own}，却列在 ${above} 之下`, '请去掉 parent 或移到别处'));
  }
  const validFrom = day('validFrom');
  const validTo = day('validTo');
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    problems.push(problemAt(place('validTo'), 'validTo 早于 validFrom'));
  }
  const parent = above ?? own;
  return {
    code: String(raw.code),
    name: typeof raw.name === 'string' ? { zh: raw.name } : raw.name,
    kind: raw.kind,
    ...(parent === undefined ? {} : { parent }),
    attributes: raw.attributes ?? {},
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(raw.successor === undefined ? {} : { successor: String(raw.successor) }),
  };
}

function isSound(
  { unit, place }: Placed,
  byCode: ReadonlyMap<string, Placed>,
  book: NameBook,
  problems: Problem[],
): boolean {
  if (unit.successor !== undefined) book.expect(unit.successor, place('successor'));
  if (unit.parent === undefined) return true;
  const circle = circleOf(unit, byCode);
  if (circle) {
    problems.push(problemAt(place('parent'), `上下级成了循环：${circle.join(' → ')}`, '请改正其中一个 parent'));
    return false;
  }
  if (!book.expect(unit.parent, place('parent'))) return false;
  const above = byCode.get(unit.parent)?.unit;
  // A facility may hold facilities: a branch, a department.
  const below = above && (RANK.indexOf(above.kind) < RANK.indexOf(unit.kind) || above.kind === 'facility');
  if (above && !below) {
    problems.push(
      problemAt(place('kind'), `${unit.kind} 级的 ${unit.code} 不能设在 ${above.kind} 级的 ${above.code} 之下`),
    );
  }
  return rootIsKnown(unit, byCode);
}

function circleOf(unit: OrgUnit, byCode: ReadonlyMap<string, Placed>): readonly string[] | undefined {
  const path = [unit.code];
  for (let at: OrgUnit | undefined = unit; at?.parent !== undefined; at = byCode.get(at.parent)?.unit) {
    path.push(at.parent);
    if (at.parent === unit.code) return path;
    if (path.length > byCode.size + 1) return undefined;
  }
  return undefined;
}

/** A unit below a circle or below an unknown unit cannot stand in the tree; its cause is reported there. */
function rootIsKnown(unit: OrgUnit, byCode: ReadonlyMap<string, Placed>): boolean {
  let at: OrgUnit | undefined = unit;
  for (let steps = 0; at?.parent !== undefined; steps++) {
    if (steps > byCode.size) return false;
    at = byCode.get(at.parent)?.unit;
  }
  return at !== undefined;
}
