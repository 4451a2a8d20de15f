import { OrgTree } from '#org';
import type { Target } from '#plans';
import type { Catalogue, PluginStamp } from './catalogue.js';
import { askPacings } from './code/ask-pacings.js';
import { checkReads } from './code/check-reads.js';
import { checkDerived } from './code/derived-measure.js';
import { loadCode } from './code/load-code.js';
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
import { openedPlugin, type PluginSource } from './packed/opened-plugin.js';
import { contributedBy, declaredId, readPluginFiles, type PluginFiles } from './plugin-files.js';
import type { Place, Problem } from './problem.js';
import type { FileKind } from './schemas/index.js';
import type { SourceFile } from './source/source-file.js';

export type CatalogueLoading =
  | { readonly ok: true; readonly catalogue: Catalogue; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

/**
 * Reads the plugins in the given folders and packs (`.zbp`) and checks them as a whole: form by the JSON Schemas, then every name that one
 * definition takes from another, across files and plugins. Code is loaded in a sandbox, by what the checked manifests
 * say of it, to learn what it declares. All problems are found in one go, in order of file and line.
 * A pack in memory takes the place of every plugin of its id that was named before it.
 */
export async function loadCatalogue(sources: readonly PluginSource[]): Promise<CatalogueLoading> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const plugins = await readPlugins(sources, problems, warnings);
  const names = emptyNames(problems);
  for (const { unreadable } of plugins) for (const kind of unreadable) bookOf(kind, names).markIncomplete();
  if (plugins.some(({ unreadable }) => [...unreadable].includes('plugin'))) names.pacings.markIncomplete();
  const { manifests, rules, measures, pacings, programs } = await loadCode(
    readManifests(plugins, problems),
    names,
    problems,
  );
  const placed = new Map<Target, Place>();
  const derived = measures.map(({ measure }) => measure);
  const read = readContent(plugins, names, derived, placed, problems);
  const content = { ...read, plans: await askPacings({ ...read, placed }, pacings, problems) };
  checkDerived(measures, content.measures, names, problems);
  for (const rule of rules) checkReads(rule, names, problems);
  await checkDocuments(plugins, problems);
  for (const { region, place } of manifests) {
    if (region !== undefined) names.orgUnits.expect(region, place('region'));
  }
  const errors = problems.filter(({ severity }) => severity !== 'warning');
  warnings.push(...problems.filter(({ severity }) => severity === 'warning').sort(byPlace));
  if (errors.length > 0) return { ok: false, problems: errors.sort(byPlace), warnings };
  const declared = rules.map(({ rule }) => rule);
  const stamps = manifests.map((manifest) => stampOf(manifest, plugins, declared));
  const catalogue = { digest: contentDigest(content, declared), plugins: stamps, ...content, programs };
  return { ok: true, catalogue: { ...catalogue, rules: declared }, warnings };
}

async function readPlugins(
  sources: readonly PluginSource[],
  problems: Problem[],
  warnings: Problem[],
): Promise<readonly PluginFiles[]> {
  let plugins: readonly PluginFiles[] = [];
  for (const source of new Set(sources)) {
    const folder = await openedPlugin(source, problems);
    const files = folder === undefined ? undefined : await readPluginFiles(folder, problems, warnings);
    if (!files) continue;
    const id = typeof source === 'string' ? undefined : declaredId(files);
    plugins = [...plugins.filter((one) => id === undefined || declaredId(one) !== id), files];
  }
  return plugins;
}

type Content = Omit<Catalogue, 'digest' | 'plugins' | 'rules' | 'programs'>;

function readContent(
  plugins: readonly PluginFiles[],
  names: Names,
  derived: Content['measures'],
  placed: Map<Target, Place>,
  problems: Problem[],
): Content {
  const of = (kind: FileKind): readonly SourceFile[] =>
    plugins.flatMap(({ sources }) => sources.filter((one) => one.kind === kind).map(({ source }) => source));
  const orgUnits = readOrgUnits(of('org-units'), names.orgUnits, problems);
  const cohorts = readCohorts(of('cohorts'), names.cohorts, problems);
  const services = entriesOf<Content['services'][number]>('services', of('services'), names.services, problems);
  const caseTypes = readCaseTypes(of('case-types'), names.caseTypes, problems);
  const made = readMilestones(of('milestones'), names, problems);
  const stated = readMeasures(of('measures'), names, problems);
  const measures = [...stated, ...made.measures, ...caseMeasures(caseTypes), ...derived];
  const indicators = [
    ...readIndicators(of('indicators'), names, measures, made.indicators, problems),
    ...made.indicators,
  ];
  const around = { names, indicators, cohorts, orgUnits: new OrgTree(orgUnits), placed };
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

function bookOf(kind: FileKind, names: Names): NameBook {
  switch (kind) {
    case 'org-units':
      return names.orgUnits;
    case 'case-types':
      return names.caseTypes;
    case 'plan':
      return names.plans;
    case 'plugin':
      return names.rules;
    default:
      return names[kind];
  }
}

function stampOf(
  { id, version, digest, region, folder }: Manifest,
  plugins: readonly PluginFiles[],
  rules: Catalogue['rules'],
): PluginStamp {
  const data = contributedBy(plugins.find((one) => one.folder === folder)!);
  const contributes = { ...data, rules: rules.filter(({ plugin }) => plugin === id).length };
  return { id, version, digest, ...(region !== undefined && { region }), contributes };
}

/**
 * In order of their codes, so that it depends neither on the order of files nor on that of plugins. A rule carries the
 * digest of its code.
 */
function contentDigest(content: Content, rules: Catalogue['rules']): string {
  const sorted = Object.entries(content).map(([kind, items]) => [kind, [...items].sort(byCode)]);
  return digestOf({ ...Object.fromEntries(sorted), ...(rules.length > 0 && { rules }) });
}

function byCode(a: { code: string } | { id: string }, b: { code: string } | { id: string }): number {
  const [one, other] = [a, b].map((item) => ('code' in item ? item.code : item.id)) as [string, string];
  return one < other ? -1 : one > other ? 1 : 0;
}

function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
