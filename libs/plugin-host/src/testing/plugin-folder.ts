import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** File name → text. `null` leaves a file of the example out. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A small plugin in which everything fits. */
export const EXAMPLE: Readonly<Record<string, string>> = {
  'plugin.yaml': 'id: example\nversion: 1.0.0\nname: { zh: 示例, en: Example }\nregion: "370800"\n',
  'org-units.yaml': `- code: "370800"
  name: 济宁市
  kind: city
  children:
    - { code: "370811", name: 任城区, kind: county }
    - { code: "370812", name: 兖州区, kind: county }
`,
  'cohorts.yaml': '- { code: clinics, name: { zh: 门诊 }, kind: facility, where: { type: 门诊 } }\n',
  'services.yaml': '- { code: screening, name: { zh: 筛查, en: Screening } }\n',
  'case-types.yaml': `- code: shortage
  name: { zh: 短缺, en: Shortage }
  stages: [reported, resolved]
  limits:
    - { from: reported, to: resolved, days: 8 }
`,
  'milestones.yaml': `- { code: policy, name: { zh: 出台意见, en: Policy issued } }
- { code: friendly, name: { zh: 友好医院, en: Friendly hospital }, unit: 家 }
`,
  'measures.yaml': `- { code: given, name: { zh: 实种, en: Given }, unit: 剂次, accrual: flow }
- { code: due, name: { zh: 应种, en: Due }, unit: 剂次, accrual: stock }
- code: persons
  name: { zh: 人数, en: Persons }
  unit: 人
  accrual: distinct
  services: [screening]
`,
  'indicators.yaml': `- code: coverage
  name: { zh: 接种率, en: Coverage }
  unit: "%"
  ratio: { numerator: given, denominator: due }
- { code: screened, name: { zh: 筛查人数, en: Screened }, unit: 人, count: persons }
`,
  'plans/plan.yaml': `plan: example-2025
region: "370800"
year: 2025
document: 工作要点
tasks:
  - { id: "一.4", title: 免疫规划, lead: [免疫科] }
targets:
  - id: coverage
    task: "一.4"
    indicator: coverage
    condition: { atLeast: 92 }
    source: { item: "一.4", quote: 不低于92% }
  - id: policy
    task: "一.4"
    milestone: policy
    condition: { reached: true }
`,
};

/** Writes a plugin folder, calls, and removes it. */
export async function withPlugin<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-plugin-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      if (content === null) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
