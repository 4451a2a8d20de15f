import { join } from 'node:path';
import { openSandbox, PluginRefused, type DeclaredContribution } from '#plugin-sandbox';
import type { Names } from '../definitions/names.js';
import { digestOf } from '../digest.js';
import type { Manifest } from '../manifest.js';
import { problemAt, type Place, type Problem } from '../problem.js';
import type { CatalogueRule } from './catalogue-rule.js';
import type { CodePacing } from './ask-pacings.js';
import { placeOfText, type CodeText } from './code-text.js';
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
  /** By their keys. */
  readonly pacings: ReadonlyMap<string, CodePacing>;
  readonly programs: readonly PluginProgram[];
}

/** What is said of a contribution that no part of the program asks yet. */
const NOT_YET = '暂不支持，目前只能用 defineRule、defineCheck 和 definePacing（not supported yet）';

/**
 * Loads the code of the plugins that have some, each in a sandbox of its own, and enters the keys of their rules and
 * pacings.
 */
export async function loadCode(manifests: readonly Manifest[], names: Names, problems: Problem[]): Promise<LoadedCode> {
  const loaded = await Promise.all(manifests.map((manifest) => loadOne(manifest, problems)));
  const rules: FoundRule[] = [];
  const pacings = new Map<string, CodePacing>();
  for (const { isWhole, declared, pacings: own, program } of loaded) {
    if (!isWhole) {
      names.rules.markIncomplete();
      names.pacings.markIncomplete();
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
    pacings,
    programs: loaded.flatMap(({ program }) => program ?? []),
  };
}

interface LoadedPlugin {
  readonly manifest: Manifest;
  readonly program?: PluginProgram;
  readonly declared: readonly FoundRule[];
  readonly pacings: readonly { readonly key: string; readonly place: Place }[];
  /** Nothing that it may declare is missing. */
  readonly isWhole: boolean;
}

async function loadOne(manifest: Manifest, problems: Problem[]): Promise<LoadedPlugin> {
  const { code, folder } = manifest;
  if (code === undefined) return { manifest, declared: [], pacings: [], isWhole: true };
  const files = code === 'refused' ? undefined : await readCode(manifest, code, problems);
  if (code === 'refused' || !files) return { manifest, declared: [], pacings: [], isWhole: false };
  const digest = digestOf({ data: manifest.digest, code: files });
  const whole = { ...manifest, digest };
  const program = { plugin: manifest.id, digest, files, budgets: code.budgets };
  const contributions = await declaredBy(program, whole, problems);
  if (!contributions) return { manifest: whole, declared: [], pacings: [], isWhole: false };
  const pacings: { key: string; place: Place }[] = [];
  const declared = contributions.flatMap((one) => {
    const text = { file: join(folder, one.file), text: files[one.file] ?? '' };
    if (one.kind === 'rule' || one.kind === 'check') return { rule: ruleOf(one, whole), code: text };
    if (one.kind === 'pacing') pacings.push({ key: one.key, place: placeOfText(text, one.key) });
    else problems.push(problemAt(placeOfText(text, one.key), `${one.kind} “${one.key}” ${NOT_YET}`));
    return [];
  });
  return { manifest: whole, program, declared, pacings, isWhole: true };
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
