import { Pace } from './pace.js';

describe('the pace of intake', () => {
  it('marks the newest position that lies far enough back, however far apart positions are', () => {
    const pace = new Pace(100);
    expect(pace.note(4_000, 60)).toBeUndefined();
    expect(pace.note(9_000, 60)).toBeUndefined();
    expect(pace.note(9_500, 40)).toBe(4_000);
    expect(pace.note(70_000, 10)).toBe(4_000);
    expect(pace.note(80_000, 50)).toBe(9_000);
  });

  it('marks all before a batch that is large enough by itself', () => {
    const pace = new Pace(100);
    pace.note(1, 10);
    pace.note(2, 10);
    expect(pace.note(3, 500)).toBe(2);
    expect(pace.note(4, 1)).toBe(2);
    expect(pace.note(5, 99)).toBe(3);
  });

  it('does not go back when several partitions append at once', () => {
    const pace = new Pace(10);
    pace.note(50, 5);
    pace.note(40, 5);
    expect(pace.note(60, 5)).toBe(50);
    expect(pace.note(70, 5)).toBe(50);
  });
});
