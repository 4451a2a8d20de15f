import pc from 'picocolors';
import type { Board } from '../findings/board.js';
import { boardRow } from '../testing/board-row.js';
import { countiesText, courseText, partsText, totalText } from './summary-text.js';

const plain = pc.createColors(false);
const board: Board = {
  document: '2025年全市卫生健康工作要点',
  asOf: '2026-01-04',
  parts: ['一', '十'],
  days: ['2025-06-30'],
  counties: [
    { code: '370826', name: '微山县' },
    { code: '370831', name: '泗水县' },
  ],
  rows: [
    boardRow({ id: 'a', task: '一.1', state: 'missed', course: ['yellow'] }),
    boardRow({
      id: 'b',
      task: '一.4',
      name: '接种率',
      state: 'reached',
      course: ['green'],
      eachCounty: true,
      counties: { 370826: { colour: 'red', value: 90.8 } },
    }),
  ],
};

describe('the summary of the board', () => {
  it('counts the whole', () => {
    expect(totalText(board, plain)).toContain('2 个目标：红 1  黄 0  蓝 0  绿 1  灰 0');
  });

  it('counts each part, and says which has no targets', () => {
    const lines = partsText(board, plain).split('\n');
    expect(lines.find((line) => line.startsWith('一、'))).toMatch(/^一、公共卫生体系 +2 +1 +1$/);
    expect(lines.find((line) => line.startsWith('十、'))).toMatch(/^十、党的建设 +无指标$/);
    expect(lines.find((line) => line.startsWith('合计'))).toMatch(/^合计 +2 +1 +1$/);
  });

  it('tells how the year went', () => {
    const lines = courseText(board, plain).split('\n');
    expect(lines[2]).toMatch(/^2025-06-30 +1 +1$/);
    expect(lines[3]).toMatch(/^2026-01-04 +1 +1$/);
  });

  it('shows each county where the plan judges them, grey where it has no value', () => {
    const lines = countiesText(board, plain).split('\n');
    expect(lines[1]).toMatch(/^逐县考核 +微山 泗水$/);
    expect(lines[2]).toMatch(/^一\.4 接种率 +红 +灰$/);
    expect(lines).toHaveLength(4);
  });
});
