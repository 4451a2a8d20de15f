import { defineRule } from './define-rule.js';
import { defineMeasure } from './define-measure.js';

describe('a definition', () => {
  it('gives its code just the codes it reads, known to the compiler', () => {
    const rule = defineRule({
      key: 'sample',
      name: { zh: '样例' },
      reads: { measures: ['beds.open'], indicators: ['beds.use'] },
      evaluate({ measures, indicators }) {
        // @ts-expect-error: not among the measures it reads
        const other = measures['beds.opne'];
        const open = measures['beds.open'].value ?? 0;
        return open > 0 && indicators['beds.use'].value === null && other === undefined
          ? [{ key: 'x', severity: 'info', message: { key: 'x', args: {} }, evidence: {} }]
          : [];
      },
    });
    const found = rule.evaluate({
      orgUnit: { code: '1', kind: 'facility', name: { zh: '院' }, attributes: {} },
      day: '2025-03-05',
      window: { from: '2025-01-01', to: '2025-12-31' },
      measures: { 'beds.open': { value: 1 } },
      indicators: { 'beds.use': { value: null, numerator: null, denominator: null } },
      cases: [],
      records: [],
      recordsLeftOut: 0,
      group: null,
    });
    expect(found).toHaveLength(1);
    expect(rule.kind).toBe('rule');
    expect(rule.reads.measures).toEqual(['beds.open']);
  });

  it('does not take more from the plugin than the SDK describes', () => {
    const measure = defineMeasure({
      key: 'sample',
      name: { zh: '样例' },
      unit: '张',
      accrual: 'stock',
      reads: { measures: ['beds.open'], level: 'facility' },
      // @ts-expect-error: a measure reads no indicators
      evaluate: ({ indicators }) => indicators,
    });
    expect(measure.kind).toBe('measure');
  });
});
