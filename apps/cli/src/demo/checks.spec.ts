import type { AlertCourse } from './findings/alert-course.js';
import type { BoardRow } from './findings/board.js';
import type { Findings } from './findings/findings.js';
import { failedChecks } from './checks.js';
import { boardRow } from './testing/board-row.js';

const rows: readonly BoardRow[] = [
  boardRow({ id: 'a', task: '一.1', state: 'missed', course: ['blue'] }),
  boardRow({ id: 'b', task: '二.1', state: 'made-good' }),
  boardRow({ id: 'c', state: 'behind', target: { strength: 'stretch' } }),
  boardRow({ id: 'd', state: 'behind', target: { strength: 'directional' } }),
  boardRow({ id: 'e', state: 'reached', target: { strength: 'directional' } }),
  boardRow({
    id: 'f',
    state: 'reached',
    eachCounty: true,
    counties: { 370826: { colour: 'red', value: 90 }, 370831: { colour: 'green', value: 95 } },
  }),
];

const alert = (kind: string, until: string | null) => ({ kind, until }) as AlertCourse;

const findings = (changed: readonly BoardRow[] = rows): Findings => ({
  board: { document: '', asOf: '2026-01-04', parts: ['一', '二'], days: [], counties: [], rows: changed },
  alerts: [alert('missed', null), alert('case-overdue', '2025-06-03'), alert('overdue-data', null)],
  explained: {
    target: 'x',
    orgUnit: '370831',
    asOf: '2025-12-31',
    value: 88.6,
    unit: '%',
    definitionVersion: 1,
    measures: [],
    records: 1,
    shown: [
      {
        recordId: 'x',
        source: '/x',
        revision: 2,
        day: '2025-04-18',
        measure: 'x',
        amount: 1,
        history: [{ revision: 1, amounts: [{ amount: 100 }] }],
      },
    ],
  },
  refused: [{ code: 'INVALID_JSON', count: 1, example: '' }],
});

const summary = { accepted: 6, duplicates: 2, stale: 1, rejected: 1, rejections: [] };
const without = (id: string) => findings(rows.filter(({ target }) => target.id !== id));

describe('what the demo must show', () => {
  it('is content when everything is there', () => {
    expect(failedChecks(findings(), rows.length, { records: 10, summary: summary }, true)).toEqual([]);
  });

  it.each([
    ['b', '没有逾期后补齐的目标'],
    ['c', '没有到期未达的力争类目标'],
    ['d', '持续提升类目标没有升降两种结果'],
    ['e', '持续提升类目标没有升降两种结果'],
    ['f', '逐县考核没有县市区达标、县市区未达标的结果'],
  ])('misses %s', (id, words) => {
    expect(failedChecks(without(id), rows.length - 1, { records: 10, summary: summary }, true)).toContain(words);
  });

  it('misses a target without a status, and names those without data', () => {
    const grey = findings([...rows, boardRow({ id: 'g', name: '检查人数', state: 'no-data' })]);
    expect(failedChecks(grey, rows.length + 2, { records: 10, summary: summary }, true)).toEqual([
      '工作要点有 8 个目标，红黄绿只有 7 个',
      '没有数据：检查人数',
    ]);
  });

  it('holds the answers of the intake against what was sent', () => {
    expect(failedChecks(findings(), rows.length, { records: 11, summary: summary }, true)).toEqual([
      '上报 11 条，服务只答复了一部分',
    ]);
    expect(failedChecks(findings(), rows.length, { records: 10, summary: undefined }, true)).toEqual([]);
  });
});
