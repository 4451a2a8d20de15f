import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from './nearest.js';
import { asWarning, problemAt, type Place, type Problem } from './problem.js';
import type { FileKind } from './schemas/index.js';
import { readOrgUnitsCsv } from './source/csv-source.js';
import type { SourceFile } from './source/source-file.js';
import { readYaml } from './source/yaml-source.js';

/** The files of one plugin's folder, read but not yet understood. */
export interface PluginFiles {
  readonly folder: string;
  readonly sources: readonly { readonly kind: FileKind; readonly name: string; readonly source: SourceFile }[];
  /** Kinds of which a file could not be read: what they define is unknown, not absent. */
  readonly unreadable: ReadonlySet<FileKind>;
}

/** The id that a plugin gives itself, whether or not the rest of its manifest is sound. */
export function declaredId({ sources }: PluginFiles): string | undefined {
  const data: unknown = sources.find(({ kind }) => kind === 'plugin')?.source.data;
  if (typeof data !== 'object' || data === null || !('id' in data)) return undefined;
  return typeof data.id === 'string' ? data.id : undefined;
}

/** How many plans and targets a plugin brings. Of one that is not sound, as far as can be told. */
export function contributedBy({ sources }: PluginFiles): { readonly plans: number; readonly targets: number } {
  const plans = sources.filter(({ kind }) => kind === 'plan').map(({ source }) => source.data as { targets?: unknown });
  const targets = plans.reduce((sum, plan) => sum + (Array.isArray(plan?.targets) ? plan.targets.length : 0), 0);
  return { plans: plans.length, targets };
}

const KIND_OF: Readonly<Record<string, FileKind>> = {
  'plugin.yaml': 'plugin',
  'org-units.yaml': 'org-units',
  'org-units.csv': 'org-units',
  'cohorts.yaml': 'cohorts',
  'measures.yaml': 'measures',
  'services.yaml': 'services',
  'case-types.yaml': 'case-types',
  'milestones.yaml': 'milestones',
  'indicators.yaml': 'indicators',
};

/** Reads a plugin's folder. `undefined`, with a problem, where it is none. */
export async function readPluginFiles(
  folder: string,
  problems: Problem[],
  warnings: Problem[],
): Promise<PluginFiles | undefined> {
  const names = await list(folder);
  if (!names?.includes('plugin.yaml')) {
    const start = { file: join(folder, 'plugin.yaml'), line: 1, column: 1 };
    const message = names ? '插件文件夹中没有 plugin.yaml' : `插件文件夹 ${folder} 不存在或无法打开`;
    problems.push(problemAt(start, message, '每个插件是一个文件夹，其中的 plugin.yaml 写明 id、version、name'));
    return undefined;
  }
  warnings.push(...unknownFiles(folder, names));
  const plans = ((await list(join(folder, 'plans'))) ?? []).filter(isYaml).map((name) => join('plans', name));
  const wanted = [...names.filter((name) => KIND_OF[name] !== undefined), ...plans].sort();
  const sources: { kind: FileKind; name: string; source: SourceFile }[] = [];
  const unreadable = new Set<FileKind>();
  for (const name of wanted) {
    const kind = KIND_OF[name] ?? 'plan';
    const file = join(folder, name);
    const bytes = await readFile(file);
    const reading = name.endsWith('.csv') ? readOrgUnitsCsv(file, bytes, problems) : readYaml(file, bytes, problems);
    if (reading.readable) sources.push({ kind, name, source: reading.source });
    else unreadable.add(kind);
  }
  return { folder, sources, unreadable };
}

async function list(folder: string): Promise<readonly string[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return undefined;
    throw error;
  }
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

function unknownFiles(folder: string, names: readonly string[]): readonly Problem[] {
  return names
    .filter((name) => isYaml(name) && KIND_OF[name] === undefined)
    .map((name) => {
      const place: Place = { file: join(folder, name), line: 1, column: 1 };
      const near = nearest(name, Object.keys(KIND_OF));
      const hint = near === undefined ? '计划请放进 plans 文件夹' : `文件名是否应为 ${near}？`;
      return asWarning(problemAt(place, `不认识的文件 ${name}，未读取`, hint));
    });
}
