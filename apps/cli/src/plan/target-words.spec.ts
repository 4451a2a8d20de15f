import { conditionWords, figureWords } from './target-words.js';

describe('a condition in words', () => {
  it.each([
    [{ atLeast: 92 }, '%', '≥92%'],
    [{ above: 90 }, '%', '>90%'],
    [{ between: [2, 3] as [number, number] }, '个', '2—3个'],
    [{ atLeast: 250_000 }, '人', '≥25万人'],
    [{ zero: true as const }, '起', '零发生'],
    [{ reached: true as const }, '', '完成'],
  ])('%j of %s is %s', (condition, unit, words) => {
    expect(conditionWords(condition, unit)).toBe(words);
  });

  it('shows figures with as many decimals as asked for, and no empty ones', () => {
    expect(figureWords(93.333333, '%', 2)).toBe('93.33%');
    expect(figureWords(100, '%', 2)).toBe('100%');
    expect(figureWords(18_640, '人', 2)).toBe('1.86万人');
  });
});
