import { withPlugin } from '../testing/plugin-folder.js';
import { filesLike } from './files-like.js';

const FILES = {
  'a.js': '',
  'b.mjs': '',
  '.hidden.js': '',
  'rules/one.js': '',
  'rules/two.test.js': '',
  'rules/deep/three.js': '',
  'other/four.js': '',
};

describe('the files that fit a pattern', () => {
  it.each([
    ['a.js', ['a.js']],
    ['*.js', ['a.js']],
    ['.*.js', ['.hidden.js']],
    ['*', ['a.js', 'b.mjs']],
    ['rules/*.js', ['rules/one.js', 'rules/two.test.js']],
    ['rules/*.*.js', ['rules/two.test.js']],
    ['r*s/o*e.js', ['rules/one.js']],
    ['rules/on*ne.js', []],
    ['*/*.js', ['other/four.js', 'rules/one.js', 'rules/two.test.js']],
    ['rules/*/*.js', ['rules/deep/three.js']],
    ['rules', []],
    ['nowhere/*.js', []],
    ['a.js/*.js', []],
  ])('%s', async (pattern, expected) => {
    expect(await withPlugin(FILES, (folder) => filesLike(folder, pattern))).toEqual(expected);
  });
});
