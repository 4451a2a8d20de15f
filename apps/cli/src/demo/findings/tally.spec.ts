import { boardRow } from '../testing/board-row.js';
import { byDay, byPart, coloursOf } from './tally.js';

const none = { green: 0, yellow: 0, red: 0, blue: 0, grey: 0 };
const rows = [
  boardRow({ id: 'a', task: '一.1', state: 'missed', course: ['yellow', 'grey'] }),
  boardRow({ id: 'b', task: '一.2', state: 'reached', course: ['green', 'blue'] }),
  boardRow({ id: 'c', task: '二.1', state: 'made-good', course: ['green', 'red'] }),
];

describe('counting the board', () => {
  it('counts each part of the document, also one without targets', () => {
    expect(byPart({ parts: ['一', '二', '十'], rows })).toEqual([
      { part: '一', targets: 2, colours: { ...none, red: 1, green: 1 } },
      { part: '二', targets: 1, colours: { ...none, yellow: 1 } },
      { part: '十', targets: 0, colours: none },
    ]);
  });

  it('counts the whole, now and as it was judged on earlier days', () => {
    expect(coloursOf(rows)).toEqual({ ...none, red: 1, yellow: 1, green: 1 });
    expect(byDay({ days: ['2025-03-31', '2025-06-30'], rows })).toEqual([
      { day: '2025-03-31', colours: { ...none, yellow: 1, green: 2 } },
      { day: '2025-06-30', colours: { ...none, grey: 1, blue: 1, red: 1 } },
    ]);
  });
});
