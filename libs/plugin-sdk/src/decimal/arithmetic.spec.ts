import fc from 'fast-check';
import { add, compare, div, mul, percent, round, sub, sum, toNumber } from './arithmetic.js';

const amounts = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 8 }));

/** The decimal text of units × 10^-scale, written without the code under test. */
function text([units, scale]: readonly [bigint, number]): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${scale > 0 ? `.${digits.slice(cut)}` : ''}`;
}

describe('decimal arithmetic', () => {
  it('does not know the surprises of floating point', () => {
    expect(add(0.1, 0.2)).toBe('0.3');
    expect(mul(1.1, 3)).toBe('3.3');
    expect(sub(0.3, 0.1)).toBe('0.2');
    expect(sum(Array.from({ length: 1000 }, () => 0.1))).toBe('100');
    expect(round(1.005, 2)).toBe('1.01');
    expect(add('9007199254740993', '0.0000000000000001')).toBe('9007199254740993.0000000000000001');
  });

  it('takes back what it added', () => {
    fc.assert(fc.property(amounts, amounts, (a, b) => compare(sub(add(text(a), text(b)), text(b)), text(a)) === 0));
  });

  it('multiplies as whole numbers do', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => compare(mul(text(a), text(b)), text([a[0] * b[0], a[1] + b[1]])) === 0),
    );
  });

  it('divides to within half a unit of the last decimal', () => {
    const half = '0.00005';
    const close = (a: string, b: string) => {
      const miss = sub(mul(div(a, b, 4), b), a);
      const most = mul(half, b);
      return compare(mul(miss, miss), mul(most, most)) <= 0;
    };
    fc.assert(
      fc.property(
        amounts,
        amounts.filter(([units]) => units !== 0n),
        (a, b) => close(text(a), text(b)),
      ),
    );
  });

  it.each([
    ['2.5', 'half-up', '3'],
    ['-2.5', 'half-up', '-3'],
    ['2.5', 'half-even', '2'],
    ['3.5', 'half-even', '4'],
    ['-2.5', 'half-even', '-2'],
    ['2.51', 'half-even', '3'],
    ['2.9', 'down', '2'],
    ['-2.9', 'down', '-2'],
    ['2.1', 'up', '3'],
    ['-2.1', 'up', '-3'],
    ['2.0', 'up', '2'],
    ['-0.4', 'half-up', '0'],
  ] as const)('rounds %s %s to %s', (amount, rounding, expected) => {
    expect(round(amount, 0, rounding)).toBe(expected);
  });

  it('reads numbers of any size by the digits they are written with', () => {
    expect(add(1e21, 1)).toBe('1000000000000000000001');
    expect(add(1e-7, 0)).toBe('0.0000001');
    expect(add(1.5e-7, 0)).toBe('0.00000015');
    expect(add(12n, '0.50')).toBe('12.5');
    expect(toNumber('0.30')).toBe(0.3);
  });

  it('keeps the decimals that were asked for', () => {
    expect(round('92', 1)).toBe('92.0');
    expect(percent(1, 2, 3)).toBe('50.000');
    expect(percent(0, 7)).toBe('0.0');
  });

  it('has no percentage of nothing', () => {
    expect(percent(3, '0.00')).toBeNull();
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    'abc',
    '1e3',
    '1,000',
    ' 1',
    '１２',
    '0x10',
    '.5',
    '5.',
    '9'.repeat(401),
  ])('does not take %p for a number', (amount) => {
    expect(() => add(amount, 1)).toThrow('不是十进制数');
  });

  it('refuses to divide by zero and to keep half a decimal', () => {
    expect(() => div(1, '0.0', 2)).toThrow('除数为零');
    expect(() => div(1, 3, 1.5)).toThrow('小数位数');
    expect(() => round(1, -1)).toThrow('小数位数');
  });
});
