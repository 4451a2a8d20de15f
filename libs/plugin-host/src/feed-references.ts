import type { Day } from '#calendar';
import type { FeedReferences, ReportedMeasure } from '#feed';
import { isValid, OrgTree } from '#org';
import type { Catalogue } from './catalogue.js';
import { nearest } from './nearest.js';

/**
 * What intake looks up, from a catalogue. Builds its maps once; every look-up is constant in time but `suggest`.
 *
 * @param dates earliest and latest day a record may speak of
 * @param closedThrough last day of the periods closed for changes
 */
export function feedReferencesOf(
  catalogue: Catalogue,
  dates: { readonly from: Day; readonly to: Day },
  closedThrough: Day | null = null,
): FeedReferences {
  const tree = new OrgTree(catalogue.orgUnits);
  const units = new Map(catalogue.orgUnits.map((unit) => [unit.code, { unit, county: tree.county(unit.code) }]));
  const measures = reportedMeasures(catalogue);
  const stages = new Map(catalogue.caseTypes.map((caseType) => [caseType.code, caseType.stages]));
  const services = new Set(catalogue.services.map(({ code }) => code));
  const milestones = new Set(catalogue.milestones.map(({ code }) => code));
  const known = { orgUnit: units, measure: measures, service: services, caseType: stages, milestone: milestones };
  return {
    countyOf(code, on) {
      const found = units.get(code);
      return found && (on === null || isValid(found.unit, on)) ? found.county : undefined;
    },
    reportedMeasure: (code) => measures.get(code),
    hasService: (code) => services.has(code),
    caseStages: (caseType) => stages.get(caseType),
    hasMilestone: (code) => milestones.has(code),
    suggest: (kind, code) => nearest(code, known[kind].keys()),
    dates,
    closedThrough,
  };
}

function reportedMeasures({ measures }: Catalogue): ReadonlyMap<string, ReportedMeasure> {
  const reported = new Map<string, ReportedMeasure>();
  for (const { code, decimals, mayBeNegative, source } of measures) {
    if (source.kind !== 'reported') continue;
    reported.set(code, { decimals, mayBeNegative, ...(source.every === undefined ? {} : { every: source.every }) });
  }
  return reported;
}
