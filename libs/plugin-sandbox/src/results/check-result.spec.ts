import type { DeclaredContribution } from '../contributions/declared-contribution.js';
import { checkResult } from './check-result.js';

const said = { key: 'k', name: { zh: '名' }, file: 'rules.js' };
const rule: DeclaredContribution = { ...said, kind: 'rule', reads: {}, messages: { low: { zh: '低' } } };
const measure: DeclaredContribution = {
  ...said,
  kind: 'measure',
  unit: '张',
  accrual: 'flow',
  decimals: 0,
  reads: { measures: [], level: 'facility' },
};
const pacing: DeclaredContribution = { ...said, kind: 'pacing' };
const finding = { key: 'f', severity: 'info', message: { key: 'low', args: { n: 1 } }, evidence: { any: [{}] } };

describe('an answer', () => {
  it('is taken where it is what the SDK describes', () => {
    expect(checkResult(rule, [finding])).toEqual({ kind: 'rule', findings: [finding] });
    expect(checkResult(rule, [finding, { ...finding, orgUnit: '1' }])).toMatchObject({ kind: 'rule' });
    expect(checkResult(measure, null)).toEqual({ kind: 'measure', value: null });
    expect(checkResult(measure, -1.5)).toEqual({ kind: 'measure', value: -1.5 });
    expect(checkResult(pacing, 0)).toEqual({ kind: 'pacing', share: 0 });
  });

  it.each([
    [rule, {}, '结果应为列表'],
    [rule, [{ ...finding, key: '' }], '结果的 /0/key 应为1 到 200 个字符的文字'],
    [rule, [{ ...finding, key: 'a\nb' }], '结果的 /0/key'],
    [rule, [{ ...finding, key: 'x'.repeat(201) }], '结果的 /0/key'],
    [rule, [{ ...finding, evidence: [] }], '结果的 /0/evidence 应为对象'],
    [rule, [{ ...finding, orgUnit: 370811 }], '结果的 /0/orgUnit'],
    [rule, [{ ...finding, message: '低' }], '结果的 /0/message 应为对象'],
    [rule, [{ ...finding, message: { key: 'low', args: { n: [] } } }], '结果的 /0/message/args/n 应为文字、数'],
    [rule, [{ ...finding, message: { key: 'high', args: {} } }], 'messages 里没有的 “high”，可用的是 low'],
    [rule, [finding, finding], '出现了两次'],
    [measure, '1', '结果应为'],
    [pacing, 1.01, '结果应为0 到 1 的数'],
    [pacing, null, '结果应为0 到 1 的数'],
  ] as const)('of %o is refused when it is %j', (contribution, value, message) => {
    expect(checkResult(contribution, value)).toContain(message);
  });

  it('with a key that every object has is no known message', () => {
    const sly = { ...finding, message: { key: 'constructor', args: {} } };
    expect(checkResult(rule, [sly])).toContain('messages 里没有的');
  });
});
