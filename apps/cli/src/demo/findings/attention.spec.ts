import { boardRow } from '../testing/board-row.js';
import { attentionOf } from './attention.js';

const counties = [
  { code: '370826', name: '微山县' },
  { code: '370831', name: '泗水县' },
];
const red = { colour: 'red', value: 80 } as const;
const green = { colour: 'green', value: 95 } as const;

const found = (...rows: Parameters<typeof boardRow>[0][]) => attentionOf({ rows: rows.map(boardRow), counties });
const ids = (some: ReturnType<typeof attentionOf>) => some.map(({ row, colour }) => [row.target.id, colour]);

describe('what must be acted on', () => {
  it('is what is red, then what is yellow, each in the order of the document', () => {
    const some = found(
      { id: 'behind', state: 'behind' },
      { id: 'late', state: 'made-good' },
      { id: 'missed', state: 'missed' },
      { id: 'reached', state: 'reached' },
      { id: 'unknown', state: 'no-data' },
      { id: 'soon', state: 'due-soon' },
      { id: 'missed-too', state: 'missed' },
    );
    expect(ids(some)).toEqual([
      ['missed', 'red'],
      ['missed-too', 'red'],
      ['behind', 'yellow'],
      ['late', 'yellow'],
    ]);
  });

  it('is what the whole reaches and a county does not, where the plan judges each county', () => {
    const cells = { 370826: green, 370831: red };
    const some = found({ id: 'each', state: 'reached', counties: cells, eachCounty: true });
    expect(ids(some)).toEqual([['each', 'red']]);
    expect(some[0]!.counties).toEqual([{ code: '370831', name: '泗水县', ...red }]);
    expect(ids(found({ id: 'compared', state: 'reached', counties: cells }))).toEqual([]);
  });

  it('names the counties that fall short where the whole does', () => {
    const [some] = found({ id: 'whole', state: 'behind', counties: { 370826: red, 370831: green } });
    expect(some).toMatchObject({ colour: 'yellow', everywhere: false, counties: [{ name: '微山县' }] });
  });

  it('says when all of them do', () => {
    const [some] = found({ id: 'whole', state: 'missed', counties: { 370826: red, 370831: red } });
    expect(some!.everywhere).toBe(true);
  });
});
