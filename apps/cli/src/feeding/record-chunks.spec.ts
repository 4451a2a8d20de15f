import { recordChunks } from './record-chunks.js';

const most = { records: 3, bytes: 20 };

describe('records cut into requests', () => {
  it('hold so many at most and know their place', () => {
    expect([...recordChunks(['a', 'b', 'c', 'd'], most)]).toEqual([
      { first: 0, records: ['a', 'b', 'c'] },
      { first: 3, records: ['d'] },
    ]);
  });

  it('hold so many bytes at most, in UTF-8', () => {
    expect([...recordChunks(['一二三', '四五六', 'x'], most)].map(({ records }) => records)).toEqual([
      ['一二三', '四五六'],
      ['x'],
    ]);
    expect([...recordChunks(['一二三四', '五六七', 'x'], most)].map(({ records }) => records)).toEqual([
      ['一二三四'],
      ['五六七', 'x'],
    ]);
  });

  it('send a record that is too large by itself, for the intake to refuse', () => {
    const large = 'x'.repeat(50);
    expect([...recordChunks(['a', large, 'b'], most)].map(({ records }) => records)).toEqual([['a'], [large], ['b']]);
  });

  it('are none without records', () => {
    expect([...recordChunks([], most)]).toEqual([]);
  });
});
