import { FEED_RECORD_TYPES } from '#feed';
import { CompiledIndicators } from '#indicators';
import { OrgTree } from '#org';
import type { Target } from '#plans';
import { loadCatalogue, type Catalogue } from '#plugin-host';
import { demoYear } from './demo-year.js';
import type { FeedEvent } from './feed-event.js';

/** What the year says of a measure: by which units, and for which years. */
interface Said {
  readonly units: Set<string>;
  readonly years: Set<string>;
}

let catalogue: Catalogue;
let compiled: CompiledIndicators;
let tree: OrgTree;
let targets: readonly Target[];
/** By measure, service, case type or milestone. */
const said = new Map<string, Said>();

beforeAll(async () => {
  const loading = await loadCatalogue(['plugins/national', 'plugins/jining']);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
  catalogue = loading.catalogue;
  compiled = new CompiledIndicators(catalogue.indicators, catalogue.measures);
  tree = new OrgTree(catalogue.orgUnits);
  targets = catalogue.plans.find(({ id }) => id === 'jining-2025')!.targets;
  for (const month of demoYear('jining', 7, catalogue)) {
    for (const record of month.records()) if (!record.includes('"defect/')) note(JSON.parse(record) as FeedEvent);
  }
}, 60_000);

function note({ type, data }: FeedEvent): void {
  const unit = String(data['orgUnit']);
  const noteOf = (code: unknown, day: unknown) => {
    const known = said.get(String(code)) ?? { units: new Set(), years: new Set() };
    known.units.add(unit);
    known.years.add(String(day).slice(0, 4));
    said.set(String(code), known);
  };
  switch (type) {
    case FEED_RECORD_TYPES.measureReported:
      for (const { measure } of data['values'] as readonly { measure: string }[]) noteOf(measure, data['period']);
      return;
    case FEED_RECORD_TYPES.serviceRecorded:
      return noteOf(data['service'], data['occurredOn']);
    case FEED_RECORD_TYPES.caseUpdated:
      return noteOf(data['caseType'], data['occurredAt']);
    case FEED_RECORD_TYPES.milestoneUpdated:
      return noteOf(data['milestone'], data['occurredOn']);
    case FEED_RECORD_TYPES.recordWithdrawn:
      return;
  }
}

/** What must be said for a measure to have a value. */
function sourcesOf(measure: string): readonly string[] {
  const source = catalogue.measures.find(({ code }) => code === measure)?.source;
  if (!source) throw new Error(`no measure ${measure}`);
  switch (source.kind) {
    case 'reported':
      return [measure];
    case 'service':
      return source.services;
    case 'case':
      return [source.caseType];
    case 'milestone':
      return [source.milestone];
    case 'derived':
      return source.measures.flatMap(sourcesOf);
  }
}

const needed = (target: Target) => compiled.measuresOf(target.indicator).flatMap(sourcesOf);

/** Held against what the year before came to. */
const looksBack = ({ condition, indicator }: Target) =>
  compiled.readsYearBefore(indicator) ||
  'rises' in condition ||
  'falls' in condition ||
  JSON.stringify(condition).includes('previousYear');

describe('the demo year and the plan', () => {
  it('feeds every target: each measure, service, case type and milestone behind it', () => {
    const missing = targets.flatMap((target) =>
      needed(target)
        .filter((code) => !said.has(code))
        .map((code) => `${target.id}: ${code}`),
    );
    expect(targets).toHaveLength(163);
    expect(missing).toEqual([]);
  });

  it('feeds what is judged by county in each county', () => {
    const counties = catalogue.orgUnits.filter(({ kind }) => kind === 'county').map(({ code }) => code);
    const each = targets.filter(({ appliesTo }) => appliesTo.andEach === 'county');
    const missing = each.flatMap((target) =>
      needed(target).flatMap((code) => {
        const units = [...said.get(code)!.units].map((unit) => tree.county(unit));
        return counties.filter((county) => !units.includes(county)).map((county) => `${target.id}: ${code} ${county}`);
      }),
    );
    expect(each.length).toBeGreaterThanOrEqual(8);
    expect(missing).toEqual([]);
  });

  it('tells of the year before where a target is held against it', () => {
    const back = targets.filter(looksBack);
    const missing = back.flatMap((target) =>
      needed(target)
        .filter((code) => !said.get(code)!.years.has('2024'))
        .map((code) => `${target.id}: ${code}`),
    );
    expect(back.length).toBeGreaterThanOrEqual(15);
    expect(missing).toEqual([]);
  });

  it('says nothing that no target asks for', () => {
    const asked = new Set(targets.flatMap(needed));
    expect([...said.keys()].filter((code) => !asked.has(code))).toEqual([]);
  });
});
