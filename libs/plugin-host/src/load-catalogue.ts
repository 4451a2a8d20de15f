import { OrgTree } from '#org';
import type { Catalogue } from './catalogue.js';
import { caseMeasures, readCaseTypes } from './definitions/case-types.js';
import { readCohorts } from './definitions/cohorts.js';
import { entriesOf } from './definitions/entry.js';
import { readIndicators } from './definitions/indicators.js';
import { readMeasures } from './definitions/measures.js';
import { readMilestones } from './definitions/milestones.js';
import type { NameBook } from './definitions/name-book.js';
import { emptyNames, type Names } from './definitions/names.js';
import { readOrgUnits } from './definitions/org-units.js';
import { readPlans } from './definitions/plans.js';
import { digestOf } from './digest.js';
import { checkDocuments } from './document/check-documents.js';
import { readManifests, type Manifest } from './manifest.js';
import { openedPlugin } from './packed/opened-plugin.js';
import { readPluginFiles, type PluginFiles } from './plugin-files.js';
import type { Problem } from './problem.js';
import type { FileKind } from './schemas/index.js';
import type { SourceFile } from './source/source-file.js';

export type CatalogueLoading =
  | { readonly ok: true; readonly catalogue: Catalogue; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

/**
 * Reads the plugins in the given folders and packs (`.zbp`) and checks them as a whole: form by the JSON Schemas, then every name that one
 * definition takes from another, across files and plugins. All problems are found in one go, in order of file and line.
 */
export async function loadCatalogue(paths: readonly string[]): Promise<CatalogueLoading> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const plugins: PluginFiles[] = [];
  for (const path of new Set(paths)) {
    const folder = await openedPlugin(path, problems);
    const files = folder === undefined ? undefined : await readPluginFiles(folder, problems, warnings);
    if (files) plugins.push(files);
  }
  const names = emptyNames(problems);
  for (const { unreadable } of plugins) for (const kind of unreadable) bookOf(kind, names)?.markIncomplete();
  const manifests = readManifests(plugins, problems);
  const content = readContent(plugins, names, problems);
  await checkDocuments(plugins, problems);
  for (const { region, place } of manifests) {
    if (region !== undefined) names.orgUnits.expect(region, place('region'));
  }
  const errors = problems.filter(({ severity }) => severity !== 'warning');
  warnings.push(...problems.filter(({ severity }) => severity === 'warning').sort(byPlace));
  if (errors.length > 0) return { ok: false, problems: errors.sort(byPlace), warnings };
  return { ok: true, catalogue: { digest: contentDigest(content), plugins: stamps(manifests), ...content }, warnings };
}

type Content = Omit<Catalogue, 'digest' | 'plugins'>;

function readContent(plugins: readonly PluginFiles[], names: Names, problems: Problem[]): Content {
  const of = (kind: FileKind): readonly SourceFile[] =>
    plugins.flatMap(({ sources }) => sources.filter((one) => one.kind === kind).map(({ source }) => source));
  const orgUnits = readOrgUnits(of('org-units'), names.orgUnits, problems);
  const cohorts = readCohorts(of('cohorts'), names.cohorts, problems);
  const services = entriesOf<Content['services'][number]>('services', of('services'), names.services, problems);
  const caseTypes = readCaseTypes(of('case-types'), names.caseTypes, problems);
  const made = readMilestones(of('milestones'), names, problems);
  const measures = [...readMeasures(of('measures'), names, problems), ...made.measures, ...caseMeasures(caseTypes)];
  const indicators = [
    ...readIndicators(of('indicators'), names, measures, made.indicators, problems),
    ...made.indicators,
  ];
  const around = { names, indicators, cohorts, orgUnits: new OrgTree(orgUnits) };
  return {
    orgUnits,
    cohorts,
    measures,
    services: services.map(({ raw }) => raw),
    caseTypes,
    milestones: made.milestones.map(({ code, name }) => ({ code, name })),
    indicators,
    plans: readPlans(of('plan'), around, problems),
  };
}

function bookOf(kind: FileKind, names: Names): NameBook | undefined {
  switch (kind) {
    case 'org-units':
      return names.orgUnits;
    case 'case-types':
      return names.caseTypes;
    case 'plan':
      return names.plans;
    case 'plugin':
      return undefined;
    default:
      return names[kind];
  }
}

function stamps(manifests: readonly Manifest[]): Catalogue['plugins'] {
  return manifests.map(({ id, version, digest }) => ({ id, version, digest }));
}

/** In order of their codes, so that it depends neither on the order of files nor on that of plugins. */
function contentDigest(content: Content): string {
  const sorted = Object.entries(content).map(([kind, items]) => [kind, [...items].sort(byCode)]);
  return digestOf(Object.fromEntries(sorted));
}

function byCode(a: { code: string } | { id: string }, b: { code: string } | { id: string }): number {
  const [one, other] = [a, b].map((item) => ('code' in item ? item.code : item.id)) as [string, string];
  return one < other ? -1 : one > other ? 1 : 0;
}

function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
