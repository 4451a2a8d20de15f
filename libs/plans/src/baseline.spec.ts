import { describeBaseline, parseBaseline } from './baseline.js';
import { day } from './testing/example-plan.js';

describe('a baseline', () => {
  it('is stated in the document or kept as facts', () => {
    expect(parseBaseline({ value: 85.3, on: '2024-12-31' })).toEqual({
      ok: true,
      value: { value: 85.3, on: day('2024-12-31') },
    });
    expect(parseBaseline({ value: 85.3 })).toEqual({ ok: true, value: { value: 85.3 } });
    expect(parseBaseline({ indicator: 'literacy-2024' })).toEqual({ ok: true, value: { indicator: 'literacy-2024' } });
  });

  it.each([
    [85.3, 'baseline 应为', undefined],
    [{ value: '85.3' }, '应为一个数字', ['value']],
    [{ value: 85.3, on: '2024-02-30' }, '应为日期', ['on']],
    [{ value: 85.3, indicator: 'a' }, '不能都写', undefined],
    [{ indicator: 1 }, '指标代码', ['indicator']],
    [{ valeu: 85.3 }, '不认识的字段 valeu', ['valeu']],
  ])('refuses %j at its place', (raw, words, path) => {
    const parsed = parseBaseline(raw);
    expect(parsed).toMatchObject({ ok: false, message: expect.stringContaining(words) });
    expect(parsed.ok ? undefined : parsed.path).toEqual(path);
  });

  it('reads with its day', () => {
    expect(describeBaseline({ value: 85.3, on: day('2024-12-31') }, '%').zh).toBe('85.3 %（2024-12-31）');
    expect(describeBaseline({ value: 85.3 }, '%').zh).toBe('85.3 %');
    expect(describeBaseline({ indicator: 'a' }, '%').zh).toBe('指标 a');
  });
});
