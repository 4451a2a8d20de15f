import { editDistance, nearest } from './nearest.js';

describe('the nearest name', () => {
  it.each([
    ['coverge', ['coverage', 'average'], 'coverage'],
    ['Coverage', ['coverage'], 'coverage'],
    ['370801', ['370811', '330604'], '370811'],
    [
      'immunisation.programe-coverage',
      ['immunisation.programme-coverage', 'screening'],
      'immunisation.programme-coverage',
    ],
    ['screening', ['coverage'], undefined],
    ['x', [], undefined],
  ])('to %s among %j is %s', (name, known, near) => {
    expect(nearest(name, known)).toBe(near);
  });

  it('counts swapped neighbours as one slip', () => {
    expect(editDistance('polciy', 'policy')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(Infinity);
  });
});
