import { loadCatalogue, type Catalogue } from '#plugin-host';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Free beds are those open less those occupied. */
export const FREE = `import { defineMeasure, sub, toNumber } from 'plugin-sdk';
export const free = defineMeasure({
  key: 'beds.free',
  name: { zh: '空床数', en: 'Free beds' },
  unit: '张',
  accrual: 'stock',
  reads: { measures: ['beds.open', 'beds.occupied'], level: 'facility' },
  evaluate({ measures }) {
    const open = measures['beds.open'].value;
    const occupied = measures['beds.occupied'].value;
    return open === null || occupied === null ? null : toNumber(sub(open, occupied));
  },
});
`;

/** Fails where 666 outpatients are reported. */
const VISITS = `import { defineMeasure } from 'plugin-sdk';
export const visits = defineMeasure({
  key: 'visits.all',
  name: { zh: '诊疗人次' },
  unit: '人次',
  accrual: 'flow',
  decimals: 1,
  reads: { measures: ['visits.out', 'visits.in'], level: 'facility' },
  evaluate({ measures }) {
    if (measures['visits.out'].value === 666) throw new Error('out of order');
    return (measures['visits.out'].value ?? 0) + (measures['visits.in'].value ?? 0) / 4;
  },
});
`;

const FILES: Readonly<Record<string, string>> = {
  'plugin.yaml': `id: beds
version: 1.0.0
name: { zh: 床位, en: Beds }
region: "370800"
sdk: ^0.1.0
contributes: { rules: rules/*.js }
`,
  'org-units.yaml': `- code: "370800"
  name: 济宁市
  kind: city
  children:
    - code: "370811"
      name: 任城区
      kind: county
      children:
        - { code: hospital-1, name: 区医院, kind: facility }
        - { code: hospital-2, name: 中医院, kind: facility }
`,
  'measures.yaml': `- { code: beds.open, name: { zh: 开放床位, en: Open beds }, unit: 张, accrual: stock }
- { code: beds.occupied, name: { zh: 占用床位, en: Occupied beds }, unit: 张, accrual: stock }
- { code: visits.out, name: { zh: 门诊, en: Outpatients }, unit: 人次, accrual: flow }
- { code: visits.in, name: { zh: 住院, en: Inpatients }, unit: 人次, accrual: flow }
`,
  'indicators.yaml': `- { code: free-beds, name: { zh: 空床, en: Free beds }, unit: 张, level: beds.free }
- { code: visits, name: { zh: 诊疗, en: Visits }, unit: 人次, count: visits.all }
`,
  'plans/beds-2025.yaml': `plan: beds-2025
region: "370800"
year: 2025
document: 工作要点
tasks:
  - { id: "一.1", title: 床位, lead: [医政科] }
targets:
  - id: free-beds
    task: "一.1"
    indicator: free-beds
    condition: { atLeast: 100 }
`,
  'rules/free.js': FREE,
  'rules/visits.js': VISITS,
};

/** The catalogue of a plugin with two derived measures, some of its files changed. */
export async function bedsCatalogue(changed: Readonly<Record<string, string>> = {}): Promise<Catalogue> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-beds-'));
  try {
    for (const [name, content] of Object.entries({ ...FILES, ...changed })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const loading = await loadCatalogue([folder]);
    if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 1));
    return loading.catalogue;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
