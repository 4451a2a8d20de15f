import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { checkAgainst, problemAt, readYaml, type Problem, type SourceFile } from '#plugin-host';
import { RefusedError } from '../exit-codes.js';
import { readCase, type RawCase } from './read-case.js';
import type { TestFile } from './test-file.js';
import { testFileSchema } from './test-file.schema.js';

export type TestFileReading =
  { readonly ok: true; readonly file: TestFile } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a file of rule tests. What it names of its plugins is looked up later, when they are loaded.
 * @throws RefusedError where there is no such file
 */
export async function readTestFile(path: string): Promise<TestFileReading> {
  const problems: Problem[] = [];
  const reading = readYaml(path, await bytesOf(path), problems);
  if (!reading.readable) return { ok: false, problems };
  return understand(dirname(path), reading.source, problems);
}

/** Understands what a file says. `folder`: what its plugins are named from. */
export function understand(folder: string, source: SourceFile, problems: Problem[] = []): TestFileReading {
  checkAgainst(testFileSchema, source, problems);
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const file = understood(folder, source, problems);
  return problems.length > 0 ? { ok: false, problems: inOrder(problems) } : { ok: true, file };
}

function understood(folder: string, source: SourceFile, problems: Problem[]): TestFile {
  const { plugins, cases } = source.data as { plugins: string[]; cases: RawCase[] };
  const names = new Map<string, number>();
  for (const [index, { name }] of cases.entries()) {
    const before = names.get(name);
    if (before !== undefined) {
      problems.push(
        problemAt(source.place(['cases', index, 'name']), `用例“${name}”在第 ${before} 行已有，请换个名字`),
      );
    }
    names.set(name, source.place(['cases', index]).line);
  }
  return {
    file: source.file,
    plugins: plugins.map((plugin) => resolve(folder, plugin)),
    cases: cases.map((raw, index) => readCase(raw, ['cases', index], source, problems)),
    source,
  };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new RefusedError(`没有文件 ${path}`, 'NOT_FOUND');
    if (code === 'EISDIR') throw new RefusedError(`${path} 是目录；请写其中的文件，如 ${path}/*.yaml`, 'NOT_FOUND');
    throw error;
  }
}

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
