import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as sdk from './index.js';
import { docstringExamples, runExample } from './testing/docstring-examples.js';

const examples = docstringExamples(dirname(fileURLToPath(import.meta.url)));

describe('the examples in the docstrings', () => {
  it.each(examples.map((example) => [example.name, example] as const))('%s says the truth', (_, example) => {
    const claims = runExample(example, sdk, (actual, expected) => expect(actual).toEqual(expected));
    expect(claims).toBeGreaterThan(0);
  });

  it('show every function of the SDK', () => {
    const shown = new Set(examples.flatMap(({ code }) => code.match(/import \{ (.+) \} from/)?.[1]?.split(', ') ?? []));
    expect(Object.keys(sdk).filter((name) => !shown.has(name))).toEqual([]);
  });

  it('are found out when they lie', () => {
    const claims: unknown[][] = [];
    const lie = { name: 'lie', code: "import { add } from 'plugin-sdk';\nadd(1, 2); // → '4'\n" };
    runExample(lie, sdk, (...words) => claims.push(words));
    expect(claims).toEqual([['3', '4']]);
  });
});
