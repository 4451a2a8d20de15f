import { encodeEvent, positionOf } from './event-codec.js';

const event = { id: '00000000-0000-4000-8000-000000000001', type: 'zhibiao.sample.v1' };

describe('an event on its way to KurrentDB', () => {
  it('carries its payload as the bytes of its text', () => {
    const { wire, bytes } = encodeEvent({ ...event, data: '{ "值": 1.0 }' });
    expect(wire).toMatchObject({ ...event, contentType: 'application/octet-stream' });
    expect(Buffer.from(wire.data).toString('utf8')).toBe('{ "值": 1.0 }');
    expect(wire.metadata).toBeUndefined();
    expect(bytes).toBeGreaterThanOrEqual(wire.data.length + 2 * event.type.length);
  });

  it('carries metadata as plain bytes, which the client sends as they are', () => {
    const { wire } = encodeEvent({ ...event, data: '', metadata: '{"a":1}' });
    expect((wire.metadata as Uint8Array).constructor).toBe(Uint8Array);
  });
});

describe('a position', () => {
  it('is the commit position, as long as it can be counted with', () => {
    expect(positionOf(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => positionOf(2n ** 53n)).toThrow(RangeError);
  });
});
