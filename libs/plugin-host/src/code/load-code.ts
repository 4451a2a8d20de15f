import { join } from 'node:path';
import { openSandbox, PluginRefused, type DeclaredContribution } from '#plugin-sandbox';
import type { Names } from '../definitions/names.js';
import { digestOf } from '../digest.js';
import type { Manifest } from '../manifest.js';
import { problemAt, type Place, type Problem } from '../problem.js';
import type { CatalogueRule } from './catalogue-rule.js';
import type { CodePacing } from './ask-pacings.js';
import { placeOfText, type CodeText } from './code-text.js';
import { derivedMeasure, type FoundMeasure } from './derived-measure.js';
import type { PluginProgram } from './plugin-program.js';
import { readCode } from './read-code.js';

/** A declared rule with the text that declares it. */
export interface FoundRule {
  readonly rule: CatalogueRule;
  readonly code: CodeText;
}

export interface LoadedCode {
  /** With digests that cover the code. */
  readonly manifests: readonly Manifest[];
  readonly rules: readonly FoundRule[];
  readonly measures: readonly FoundMeasure[];
  /** By their keys. */
  readonly pacings: ReadonlyMap<string, CodePacing>;
  readonly programs: readonly PluginProgram[];
}

/**
 * Loads the code of the plugins that have some, each in a sandbox of its own, and enters the keys of their rules, measures
 * and pacings.
 */
export async function loadCode(manifests: readonly Manifest[], names: Names, problems: Problem[]): Promise<LoadedCode> {
  const loaded = await Promise.all(manifests.map((manifest) => loadOne(manifest, problems)));
  const rules: FoundRule[] = [];
  const measures: FoundMeasure[] = [];
  const pacings = new Map<string, CodePacing>();
  for (const { isWhole, declared, derived, pacings: own, program } of loaded) {
    if (!isWhole) {
      names.rules.markIncomplete();
      names.pacings.markIncomplete();
      names.measures.markIncomplete();
    }
    for (const found of derived) {
      if (names.measures.enter(found.measure.code, placeOfText(found.code, found.measure.code))) measures.push(found);
    }
    for (const { key, place } of own)
      if (program && names.pacings.enter(key, place)) pacings.set(key, { key, program });
    for (const found of declared) {
      if (names.rules.enter(found.rule.key, placeOfText(found.code, found.rule.key))) rules.push(found);
    }
  }
  rules.sort((a, b) => (a.rule.key < b.rule.key ? -1 : 1));
  return {
    manifests: loaded.map(({ manifest }) => manifest),
    rules,
    measures,
    pacings,
    programs: loaded.flatMap(({ program }) => program ?? []),
  };
}

interface LoadedPlugin {
  readonly manifest: Manifest;
  readonly program?: PluginProgram;
  readonly declared: readonly FoundRule[];
  readonly derived: readonly FoundMeasure[];
  readonly pacings: readonly { readonly key: string; readonly place: Place }[];
  /** Nothing that it may declare is missing. */
  readonly isWhole: boolean;
}

const NOTHING = { declared: [], derived: [], pacings: [] } as const;

async function loadOne(manifest: Manifest, problems: Problem[]): Promise<LoadedPlugin> {
  const { code, folder } = manifest;
  if (code === undefined) return { manifest, ...NOTHING, isWhole: true };
  const files = code === 'refused' ? undefined : await readCode(manifest, code, problems);
  if (code === 'refused' || !files) return { manifest, ...NOTHING, isWhole: false };
  const digest = digestOf({ data: manifest.digest, code: files });
  const whole = { ...manifest, digest };
  const program = { plugin: manifest.id, digest, files, budgets: code.budgets };
  const contributions = await declaredBy(program, whole, problems);
  if (!contributions) return { manifest: whole, ...NOTHING, isWhole: false };
  const pacings: { key: string; place: Place }[] = [];
  const derived: FoundMeasure[] = [];
  const declared = contributions.flatMap((one) => {
    const code = { file: join(folder, one.file), text: files[one.file] ?? '' };
    if (one.kind === 'measure') derived.push({ measure: derivedMeasure(one, whole), code });
    else if (one.kind === 'pacing') pacings.push({ key: one.key, place: placeOfText(code, one.key) });
    else return { rule: ruleOf(one, whole), code };
    return [];
  });
  return { manifest: whole, program, declared, derived, pacings, isWhole: true };
}

function ruleOf(one: Extract<DeclaredContribution, { kind: 'rule' | 'check' }>, manifest: Manifest): CatalogueRule {
  const { kind, key, name, messages, reads } = one;
  const { id: plugin, version, digest } = manifest;
  return { plugin, version, digest, kind, key, name, ...(messages && { messages }), reads };
}

async function declaredBy(
  program: PluginProgram,
  { folder, place }: Manifest,
  problems: Problem[],
): Promise<readonly DeclaredContribution[] | undefined> {
  const sandbox = await openSandbox({ budgets: program.budgets });
  try {
    return await sandbox.load(program);
  } catch (error) {
    if (!(error instanceof PluginRefused)) throw error;
    for (const { file, line = 1, column = 1, message } of error.problems) {
      const at = file === '' ? place('contributes', 'rules') : { file: join(folder, file), line, column };
      problems.push(problemAt(at, message));
    }
    return undefined;
  } finally {
    await sandbox.close();
  }
}
