import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const LIBRARIES = new URL('../../../', import.meta.url);
const OPTIONS = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } };

/** Module hooks that let a plain thread or process run the sources, as jest does for the tests. */
export function resolve(specifier, context, next) {
  if (specifier.startsWith('#')) return next(new URL(`${specifier.slice(1)}/src/index.ts`, LIBRARIES).href, context);
  const ownFile = specifier.startsWith('.') && context.parentURL?.startsWith(LIBRARIES.href);
  return next(ownFile ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith(LIBRARIES.href) || !url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), OPTIONS);
  return { format: 'module', source: code, shortCircuit: true };
}
