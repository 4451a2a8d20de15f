import { EXAMPLE, type Files } from '../../../../../libs/plugin-host/src/testing/plugin-folder.js';

const FIRST = `plan: example-2025
region: "370800"
year: 2025
document: 2025年工作要点
tasks:
  - { id: "一.4", title: 免疫规划, lead: [免疫科], cooperating: [疾控中心] }
  - { id: "二.1", title: 改善就医, lead: [医政科], leader: 分管副主任 }
targets:
  - id: coverage
    task: "一.4"
    indicator: coverage
    condition: { atLeast: 92 }
    appliesTo: { orgUnit: "370800", andEach: county }
  - id: screened
    task: "一.4"
    indicator: screened
    condition: { atLeast: 1000 }
    parts:
      - { orgUnit: "370811", value: 600 }
      - { orgUnit: "370812", value: 400 }
`;

const REVISION = 'year: 2025\nversion: 2\nvalidFrom: "2025-07-01"\nreason: 省里提高标准';

/** The example plugin with a plan that was revised in July: a bound raised, a target added, a task renamed. */
export const REVISED: Files = {
  ...EXAMPLE,
  'plans/plan.yaml': FIRST,
  'plans/plan-2.yaml': `${FIRST.replace('year: 2025', REVISION)
    .replace('atLeast: 92', 'atLeast: 95')
    .replace('title: 改善就医', 'title: 改善就医感受')}  - id: policy
    task: "二.1"
    milestone: policy
    condition: { reached: true }
    deadline: 上半年
`,
};
