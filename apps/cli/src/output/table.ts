import Table from 'cli-table3';

const COMPACT = {
  top: '─',
  'top-mid': '─',
  'top-left': '',
  'top-right': '',
  bottom: '─',
  'bottom-mid': '─',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};

/**
 * A table without lines between its rows. Chinese text is measured by the columns it takes, and colour codes by none.
 *
 * @param align per column; `left` where it says nothing
 */
export function tableText(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right' | 'center')[] = [],
): string {
  const table = new Table({
    head: [...head],
    chars: COMPACT,
    colAligns: head.map((_, column) => align[column] ?? 'left'),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
