import type { PluginCode } from '../plugin-code.js';

let made = 0;

/** A plugin with one rule, `sample`, of the given body. `input` is its input; `before` stands outside the rule. */
export function ruleOf(body: string, before = ''): PluginCode {
  return pluginOf({
    'rules.js': [
      "import { defineRule, add, percent, addDays } from 'plugin-sdk';",
      before,
      "export const sample = defineRule({ key: 'sample', name: { zh: '样例' }, reads: {}, evaluate(input) {",
      body,
      '} });',
    ].join('\n'),
  });
}

/** A plugin of these files, with a digest of its own. */
export function pluginOf(files: Readonly<Record<string, string>>): PluginCode {
  made += 1;
  return { digest: `sample-${made}`, files };
}

/** JavaScript for a finding that carries the value of an expression as evidence. */
export function findingWith(expression: string): string {
  return `[{ key: 'seen', severity: 'info', message: { key: 'seen', args: {} }, evidence: { seen: ${expression} } }]`;
}
