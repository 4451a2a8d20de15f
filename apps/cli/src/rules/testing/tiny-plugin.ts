import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A county with one clinic, and a target of each: a ratio, a zero event, people counted once, a milestone. */
const TINY: Readonly<Record<string, string>> = {
  'plugin.yaml': 'id: tiny\nversion: 1.0.0\nname: { zh: 小县, en: Tiny }\nregion: "990101"\n',
  'org-units.csv': 'code,name,kind,parent\n990101,小县,county,\n990101-1,东卫生院,facility,990101\n',
  'milestones.yaml': '- { code: clinic, name: { zh: 新院投用, en: New clinic in use } }\n',
  'services.yaml': '- { code: visit, name: { zh: 随访, en: Visit } }\n',
  'measures.yaml': `- { code: given, name: { zh: 实种, en: Given }, unit: 剂次, accrual: flow }
- { code: due, name: { zh: 应种, en: Due }, unit: 剂次, accrual: stock }
- { code: fires, name: { zh: 火灾, en: Fires }, unit: 起, accrual: flow }
- { code: visited, name: { zh: 随访人数, en: Visited }, unit: 人, accrual: distinct, services: [visit] }
`,
  'indicators.yaml': `- code: coverage
  name: { zh: 接种率, en: Coverage }
  unit: '%'
  decimals: 1
  ratio: { numerator: given, denominator: due }
- { code: fires, name: { zh: 火灾, en: Fires }, unit: 起, zeroEvent: fires }
- { code: visited, name: { zh: 随访人数, en: Visited }, unit: 人, count: visited }
`,
  'plans/tiny-2025.yaml': `plan: tiny-2025
region: '990101'
year: 2025
document: 工作要点
tasks: [{ id: '1', title: 任务, lead: [甲科] }]
targets:
  - { id: coverage, task: '1', indicator: coverage, condition: { atLeast: 90 }, pacing: linear }
  - { id: fires, task: '1', indicator: fires, condition: { zero: true } }
  - { id: visited, task: '1', indicator: visited, condition: { atLeast: 3 } }
  - { id: clinic, task: '1', milestone: clinic, condition: { reached: true }, deadline: 上半年 }
`,
};

export interface TinyPlugin {
  readonly folder: string;
  /** Writes a file of the plugin and answers its path. */
  write(name: string, content: string): string;
  remove(): void;
}

/** The plugin in a folder of its own, below one that is thrown away. */
export function tinyPlugin(): TinyPlugin {
  const place = mkdtempSync(join(tmpdir(), 'zhibiao-rules-'));
  const folder = join(place, 'tiny');
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  for (const [name, content] of Object.entries(TINY)) write(name, content);
  return { folder, write, remove: () => rmSync(place, { recursive: true }) };
}
