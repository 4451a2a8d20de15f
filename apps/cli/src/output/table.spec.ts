import pc from 'picocolors';
import { tableText } from './table.js';
import { textWidth } from './text-width.js';

/** Where a word stands, in columns of the terminal. */
function columnOf(line: string, word: string): number {
  return textWidth(line.slice(0, line.indexOf(word)));
}

describe('a table', () => {
  it('keeps its columns in line whatever mixture of characters stands in them', () => {
    const lines = tableText(
      ['目标', '全市'],
      [
        ['免疫规划疫苗接种率', '@1'],
        ['HPV', '@2'],
        ['“两处方一提示”覆盖率', '@3'],
      ],
    ).split('\n');
    const columns = lines.filter((line) => line.includes('@')).map((line) => columnOf(line, '@'));
    expect(columns).toHaveLength(3);
    expect(new Set(columns).size).toBe(1);
  });

  it('gives no width to colour codes', () => {
    const { red } = pc.createColors(true);
    const lines = tableText(
      ['', '甲'],
      [
        [red('●'), '@'],
        ['●', '@'],
      ],
    ).split('\n');
    const plain = lines.map((line) => line.replaceAll(/\u001b\[\d+m/g, ''));
    const columns = plain.filter((line) => line.includes('@')).map((line) => columnOf(line, '@'));
    expect(new Set(columns).size).toBe(1);
  });

  it('aligns numbers to the right', () => {
    const text = tableText(['条数'], [['8'], ['10']], ['right']);
    expect(text).toContain('   8');
    expect(text).toContain('  10');
  });
});
