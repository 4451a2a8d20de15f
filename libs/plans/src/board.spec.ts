import { summarise, worstFirst } from './board.js';
import { ownerOf } from './owner.js';
import { alertWorthy } from './status-change.js';
import type { TargetState, TargetStatus } from './status.js';
import { plan, target } from './testing/example-plan.js';

describe('the board', () => {
  it('counts colours, made good under yellow', () => {
    const colours = ['green', 'green', 'yellow', 'yellow-green', 'red', 'blue', 'grey'] as const;
    expect(summarise(colours.map((colour) => ({ colour })))).toEqual({ green: 2, yellow: 2, red: 1, blue: 1, grey: 1 });
  });

  it('puts the worst first, then the nearer deadline', () => {
    const rows = [
      { state: 'reached', overdue: false, deadline: 1 },
      { state: 'no-data', overdue: false, deadline: 1 },
      { state: 'due-soon', overdue: false, deadline: 1 },
      { state: 'behind', overdue: false, deadline: 9 },
      { state: 'no-data', overdue: true, deadline: 1 },
      { state: 'behind', overdue: false, deadline: 3 },
      { state: 'missed', overdue: false, deadline: 9 },
    ] as const;
    expect([...rows].sort(worstFirst).map((row) => `${row.state} ${row.overdue} ${row.deadline}`)).toEqual([
      'missed false 9',
      'behind false 3',
      'behind false 9',
      'no-data true 1',
      'due-soon false 1',
      'no-data false 1',
      'reached false 1',
    ]);
  });
});

describe('who answers', () => {
  it('is the task: lead, cooperating, leader', () => {
    expect(ownerOf(plan, target())).toEqual({
      lead: ['卫生与免疫规划科'],
      cooperating: ['疾控中心'],
      leader: '分管副主任',
    });
    expect(ownerOf(plan, target({ task: '九.9' }))).toEqual({ lead: [], cooperating: [], leader: null });
  });
});

describe('what a status asks for', () => {
  it.each<[TargetState, Partial<TargetStatus>, ReturnType<typeof alertWorthy>]>([
    ['missed', { judgedAt: 10 }, { kind: 'missed', severity: 'critical' }],
    ['missed', { judgedAt: 9 }, { kind: 'broken', severity: 'critical' }],
    ['behind', { judgedAt: 9 }, { kind: 'behind', severity: 'warning' }],
    ['behind', { judgedAt: 10 }, { kind: 'missed', severity: 'info' }],
    ['no-data', { overdue: true }, { kind: 'overdue-data', severity: 'warning' }],
    ['no-data', {}, null],
    ['not-started', {}, null],
    ['on-track', {}, null],
    ['due-soon', {}, null],
    ['reached', {}, null],
    ['made-good', {}, null],
  ])('%s %j', (state, change, asked) => {
    expect(alertWorthy({ state, overdue: false, judgedAt: 9, deadline: 10, ...change })).toEqual(asked);
  });
});
