import { formatDay, type Day } from '#calendar';
import type { KeptRecord, UnitPaths } from '#indicators';
import type { CatalogueRule } from '#plugin-host';
import type { ServiceRecordView } from '#plugin-sdk';
import { isAtLevel, type Judging } from '#read-model';
import { OrderedRecords } from './ordered-records.js';
import type { ReadDays } from './rule-window.js';

/** Records given at once. A group with more is seldom one person. */
const MOST_RECORDS = 2_000;

/** Records that belong together for a rule at a unit. */
export interface RecordGroup {
  /** Ref of the unit. */
  readonly unit: number;
  /** `null`: all records of the unit. */
  readonly group: string | null;
}

export interface ShelvedRecords {
  readonly records: readonly ServiceRecordView[];
  readonly leftOut: number;
}

/** The single records that one rule looks at, by the units it is asked about and by group. */
export class RecordShelf {
  private readonly groups = new Map<string, OrderedRecords>();
  /** By key of the record: where it is. */
  private readonly placed = new Map<number, { readonly record: KeptRecord; readonly groups: readonly RecordGroup[] }>();
  private readonly services: ReadonlySet<string>;
  private readonly by: string | undefined;

  /** @param isAsked whether the rule is asked about a unit, by its ref */
  constructor(
    { reads }: CatalogueRule,
    private readonly paths: UnitPaths,
    private readonly isAsked: (unit: number) => boolean,
  ) {
    this.services = new Set(reads.records?.services ?? []);
    this.by = reads.records?.by;
  }

  /** Puts a record where it belongs now. Answers the groups that look different from before. */
  put(record: KeptRecord): readonly RecordGroup[] {
    const before = this.remove(record.key);
    const group = this.groupOf(record);
    if (group === undefined || !this.services.has(record.service)) return before;
    const now = this.paths
      .of(record.unit)
      .filter(this.isAsked)
      .map((unit) => ({ unit, group }));
    if (now.length > 0) this.placed.set(record.key, { record, groups: now });
    for (const one of now) {
      const records = this.groups.get(keyOf(one)) ?? new OrderedRecords();
      if (records.size === 0) this.groups.set(keyOf(one), records);
      records.add(record);
    }
    return [...before, ...now];
  }

  /** Takes a record off, if it is there. Answers the groups that look different from before. */
  remove(key: number): readonly RecordGroup[] {
    const place = this.placed.get(key);
    if (!place) return [];
    this.placed.delete(key);
    for (const one of place.groups) {
      const records = this.groups.get(keyOf(one))!;
      records.remove(place.record);
      if (records.size === 0) this.groups.delete(keyOf(one));
    }
    return place.groups;
  }

  /** Every group that holds a record. */
  get all(): readonly RecordGroup[] {
    const seen = new Map<string, RecordGroup>();
    for (const { groups } of this.placed.values()) for (const one of groups) seen.set(keyOf(one), one);
    return [...seen.values()];
  }

  has(group: RecordGroup): boolean {
    return this.groups.has(keyOf(group));
  }

  /** Day of a group's newest record; `undefined`: it holds none. */
  newestDay(group: RecordGroup): Day | undefined {
    return this.groups.get(keyOf(group))?.newestDay;
  }

  /** Day of a group's oldest record behind a day; `undefined`: it holds none. */
  nextDay(group: RecordGroup, after: Day): Day | undefined {
    return this.groups.get(keyOf(group))?.nextDay(after);
  }

  /** The records of a group in a window, in order of their days; the newest of them where there are very many. */
  at(group: RecordGroup, { from, upTo }: ReadDays): ShelvedRecords {
    const found = this.groups.get(keyOf(group))?.between(from, upTo, MOST_RECORDS);
    return { records: (found?.records ?? []).map((record) => this.view(record)), leftOut: found?.leftOut ?? 0 };
  }

  private view({ source, id, revision, unit, service, subject, day, attributes }: KeptRecord): ServiceRecordView {
    return {
      source,
      id,
      revision,
      orgUnit: this.paths.code(unit),
      service,
      subject: subject ?? null,
      day: formatDay(day),
      attributes: attributes ?? {},
    };
  }

  /** `undefined`: the record says nothing to group it by. */
  private groupOf({ subject, attributes }: KeptRecord): string | null | undefined {
    if (this.by === undefined) return null;
    if (this.by === 'subject') return subject;
    const value = attributes?.[this.by.slice('attributes.'.length)];
    return value === undefined || value === null ? undefined : String(value);
  }
}

/** A shelf for each rule that looks at single records. */
export function recordShelves(
  rules: readonly CatalogueRule[],
  { tree, paths }: Pick<Judging, 'tree' | 'paths'>,
): ReadonlyMap<CatalogueRule, RecordShelf> {
  const reading = rules.filter(({ reads }) => reads.records !== undefined);
  return new Map(
    reading.map((rule) => {
      const asked = new Map<number, boolean>();
      const isAsked = (unit: number): boolean => {
        let is = asked.get(unit);
        if (is === undefined) {
          const known = tree.get(paths.code(unit));
          asked.set(unit, (is = known !== undefined && isAtLevel(known, rule.reads.level)));
        }
        return is;
      };
      return [rule, new RecordShelf(rule, paths, isAsked)];
    }),
  );
}

function keyOf({ unit, group }: RecordGroup): string {
  return group === null ? String(unit) : `${unit} ${group}`;
}
