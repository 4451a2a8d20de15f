import { NewestOf } from './newest-of.js';

describe('the newest measurements', () => {
  it('are each told once, also when the list has forgotten its oldest', () => {
    const newest = new NewestOf();
    expect(newest.since([0.1, 0.2])).toEqual([0.1, 0.2]);
    expect(newest.since([0.1, 0.2])).toEqual([]);
    expect(newest.since([0.2, 0.3, 0.4])).toEqual([0.3, 0.4]);
    expect(newest.since([])).toEqual([]);
    expect(newest.since([0.7])).toEqual([0.7]);
  });
});
