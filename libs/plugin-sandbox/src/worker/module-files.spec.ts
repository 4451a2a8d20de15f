import { resolveModule } from './module-files.js';

const files = new Map(
  [
    'rules.js',
    'a/b.js',
    'a/c.js',
    'sdk:index.js',
    'sdk:calendar/day.js',
    'sdk:calendar/period.js',
    'inside:open.js',
  ].map((name) => [name, '']),
);

describe('an import', () => {
  it.each([
    ['rules.js', 'plugin-sdk', 'sdk:index.js'],
    ['rules.js', './a/b.js', 'a/b.js'],
    ['a/b.js', './c.js', 'a/c.js'],
    ['a/b.js', '../rules.js', 'rules.js'],
    ['a/b.js', './../a/./c.js', 'a/c.js'],
    ['sdk:calendar/period.js', './day.js', 'sdk:calendar/day.js'],
    ['main:', 'inside:open.js', 'inside:open.js'],
  ])('in %s of %s means %s', (importer, wanted, name) => {
    expect(resolveModule(files, importer, wanted)).toEqual({ name });
  });

  it.each([
    ['rules.js', 'node:fs'],
    ['rules.js', 'rules.js'],
    ['rules.js', 'sdk:index.js'],
    ['rules.js', 'inside:open.js'],
    ['rules.js', './missing.js'],
    ['rules.js', '../rules.js'],
    ['a/b.js', '../../rules.js'],
    ['rules.js', '/rules.js'],
    ['rules.js', './inside:open.js'],
    ['rules.js', './sdk:index.js'],
    ['sdk:calendar/day.js', '../../rules.js'],
    ['sdk:calendar/day.js', './b.js'],
    ['rules.js', ''],
  ])('in %s of %p is refused', (importer, wanted) => {
    expect(resolveModule(files, importer, wanted)).toEqual({ refused: expect.stringContaining(`"${wanted}"`) });
  });
});
