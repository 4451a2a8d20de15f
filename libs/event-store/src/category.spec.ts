import { categoryOf } from './category.js';

describe('categoryOf', () => {
  it.each([
    ['feed-370811', 'feed'],
    ['alert-jining-2025-x', 'alert'],
    ['calendar', 'calendar'],
  ])('%s is %s', (stream, category) => {
    expect(categoryOf(stream)).toBe(category);
  });
});
