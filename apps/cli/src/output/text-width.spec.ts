import { cutTo, textWidth } from './text-width.js';

describe('the width of a text', () => {
  it('counts two columns for a Chinese character or a full-width sign, one for others', () => {
    expect(textWidth('免疫规划')).toBe(8);
    expect(textWidth('（HPV）')).toBe(7);
    expect(textWidth('“两癌” ≥25')).toBe(10);
  });

  it('bounds a cut text, which ends in a sign of it', () => {
    expect(cutTo('提供安宁疗护服务的乡镇卫生院', 12)).toBe('提供安宁疗…');
    expect(textWidth(cutTo('a提供安宁疗护服务', 12))).toBeLessThanOrEqual(12);
    expect(cutTo('短', 12)).toBe('短');
  });
});
