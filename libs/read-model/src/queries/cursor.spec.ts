import { BadCursorError, decodeCursor, encodeCursor } from './cursor.js';

describe('a cursor', () => {
  it.each([0, -1, 9_000_000_000_000])('leads back to %d', (at) => {
    expect(decodeCursor('alerts', encodeCursor('alerts', at))).toBe(at);
  });

  it('can stand in an address as it is', () => {
    expect(encodeCursor('alerts', 12_345)).toMatch(/^[\w-]+$/);
  });

  it('is nowhere without text', () => {
    expect(decodeCursor('alerts', undefined)).toBeUndefined();
  });

  it.each(['', 'oops', encodeCursor('rejections', 3), Buffer.from('alerts:1e3').toString('base64url'), '＊'])(
    '%j is refused',
    (cursor) => {
      expect(() => decodeCursor('alerts', cursor)).toThrow(BadCursorError);
    },
  );
});
