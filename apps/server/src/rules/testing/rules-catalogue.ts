import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue, type Catalogue } from '#plugin-host';

const DEMO = 'test/fixtures/rules-demo';

/** The demo plugin with some of its files changed, and further plugins beside it. */
export async function rulesCatalogue(
  changed: Readonly<Record<string, string | null>> = {},
  beside: readonly Readonly<Record<string, string>>[] = [],
): Promise<Catalogue> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-rules-'));
  try {
    const demo = join(folder, 'rules-demo');
    cpSync(DEMO, demo, { recursive: true });
    for (const [name, text] of Object.entries(changed)) {
      if (text === null) rmSync(join(demo, name));
      else writeFileSync(join(demo, name), text);
    }
    const others = beside.map((files, i) => {
      const other = mkdtempSync(join(folder, `other-${i}-`));
      for (const [name, text] of Object.entries(files)) writeFileSync(join(other, name), text);
      return other;
    });
    const loading = await loadCatalogue([demo, ...others]);
    if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 1));
    return loading.catalogue;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A plugin with one rule about counties. `body` is the code of its `evaluate`. */
export function otherPlugin(id: string, body: string, reads = "{ measures: ['visits.his'], level: 'county' }") {
  return {
    'plugin.yaml': `id: ${id}
version: 1.0.0
name: { zh: ${id}, en: ${id} }
sdk: ^0.1.0
contributes: { rules: rule.js }
limits: { instructions: 200000, memoryMegabytes: 16, milliseconds: 200 }
`,
    'rule.js': `import { defineRule } from 'plugin-sdk';
export const rule = defineRule({
  key: '${id}.rule', name: { zh: '${id} 规则' }, messages: { found: { zh: '发现 {n}', en: 'found {n}' } },
  reads: ${reads},
  evaluate(input) { ${body} },
});
`,
  };
}
