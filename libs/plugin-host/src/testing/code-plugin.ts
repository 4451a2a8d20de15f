import { EXAMPLE, type Files } from './plugin-folder.js';

/** The example's manifest with code. */
export const CODE_MANIFEST = `${EXAMPLE['plugin.yaml']}sdk: ^0.1.0
contributes: { rules: rules/*.js }
`;

/** A rule of the example, as text of a code file. `reads` as JavaScript. */
export function ruleFile(
  key: string,
  reads = "{ measures: ['given'], indicators: ['coverage'] }",
  kind = 'Rule',
): string {
  return `import { define${kind} } from 'plugin-sdk';
export const one = define${kind}({
  key: '${key}',
  name: { zh: '规则' },
  messages: { low: { zh: '只有 {n}' } },
  reads: ${reads},
  evaluate: () => [],
});
`;
}

/** The example with one rule in it. */
export const WITH_RULE: Files = { ...EXAMPLE, 'plugin.yaml': CODE_MANIFEST, 'rules/low.js': ruleFile('given.low') };
