import { canonicalJson, digestOf } from './digest.js';

describe('canonical JSON', () => {
  it('orders members, keeps lists and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [2, 1, null], a: { d: undefined, c: '指标' } })).toBe(
      '{"a":{"c":"指标"},"b":[2,1,null]}',
    );
  });

  it('has the published SHA-256', () => {
    expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});
