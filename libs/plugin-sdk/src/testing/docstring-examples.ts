import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** A fenced block of a docstring. */
export interface DocstringExample {
  /** File and number of the block in it. */
  readonly name: string;
  readonly code: string;
}

const BLOCK = /^ \* ```ts\n([\s\S]*?)^ \* ```$/gm;
const CLAIM = /^(.+); \/\/ → (.+)$/gm;
const OPTIONS = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } } as const;

/** All examples in the sources of a folder. */
export function docstringExamples(folder: string): readonly DocstringExample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('testing'))
    .sort()
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(BLOCK)].map((match, index) => ({
        name: `${file} #${index + 1}`,
        code: (match[1] ?? '').replaceAll(/^ \* ?/gm, ''),
      })),
    );
}

/** Runs an example. Calls `claim` for each `expression; // → value` in it, and answers how many there were. */
export function runExample(
  { code }: DocstringExample,
  sdk: object,
  claim: (actual: unknown, expected: unknown) => void,
): number {
  let claims = 0;
  const module = code.replaceAll(CLAIM, (_, expression: string, value: string) => {
    claims += 1;
    return `claim((${expression}), (${value}));`;
  });
  const run = new Function('exports', 'require', 'claim', transformSync(module, OPTIONS).code) as (
    ...words: unknown[]
  ) => void;
  run({}, () => sdk, claim);
  return claims;
}
