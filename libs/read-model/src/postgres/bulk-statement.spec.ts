import { arrayLiteral, BulkStatement, ROWS, SELECTED } from './bulk-statement.js';

describe('a bulk statement', () => {
  it('sends a column as one array', () => {
    const statement = new BulkStatement<{ id: number; name: string | null }>(
      'save',
      `insert into t (id, name) ${SELECTED}`,
      [
        ['bigint', ({ id }) => id],
        ['text', ({ name }) => name],
      ],
    );
    expect(
      statement.of([
        { id: 1, name: 'a' },
        { id: 2, name: null },
      ]),
    ).toEqual({
      name: 'save',
      text: 'insert into t (id, name) select unnest($1::bigint[]), unnest($2::text[])',
      values: ['{1,2}', '{"a",NULL}'],
    });
  });

  it('joins the rows where a statement reads them', () => {
    const statement = new BulkStatement<number>('drop', `delete from t using ${ROWS} as gone(at) where id = gone.at`, [
      ['bigint', (id) => id],
    ]);
    expect(statement.of([1]).text).toBe('delete from t using unnest($1::bigint[]) as gone(at) where id = gone.at');
  });
});

describe('an array literal', () => {
  it.each([
    ['quotes and backslashes', 'a"b\\c', '{"a\\"b\\\\c"}'],
    ['what an array would read as its own signs', '{a,b} NULL', '{"{a,b} NULL"}'],
    ['an empty text', '', '{""}'],
    ['a NUL, which PostgreSQL keeps none of', 'a\0b', '{"a\uFFFDb"}'],
    ['bytes', Uint8Array.of(0, 255), '{"\\\\x00ff"}'],
    ['a minus zero', -0, '{0}'],
  ])('writes %s', (_, value, literal) => {
    expect(arrayLiteral([value], (one) => one)).toBe(literal);
  });
});
