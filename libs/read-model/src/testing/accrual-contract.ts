import type { DeskAtHand } from './desk-for-each-test.js';
import { centre, fever, nurses, screen, visits, withdrawal, type FeedEvent } from './feed-events.js';
import { day } from './tiny-catalogue.js';

/** How persons, stocks and cases add up. */
export function accrualContract(at: DeskAtHand): void {
  describe('distinct persons', () => {
    it('count once a quarter at each level, on the day of the first occurrence there', async () => {
      await at.desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'),
        screen({ id: 'b' }, 'east-1-b', '2025-02-01', 'ann'),
        screen({ id: 'c' }, 'west-1-a', '2025-02-02', 'ann'),
        screen({ id: 'd' }, 'east-1-a', '2025-04-01', 'ann'),
      );
      expect(await at.desk.sumsAt('screened', 'east-1-a')).toEqual({ '2025-02-03': [1, 1], '2025-04-01': [1, 1] });
      expect(await at.desk.sumsAt('screened', 'east')).toEqual({
        '2025-02-01': [1, 1],
        '2025-02-03': [0, 1],
        '2025-04-01': [1, 1],
      });
      expect(await at.desk.sumsAt('screened', 'west')).toEqual({ '2025-02-02': [1, 1] });
      expect(await at.desk.sumsAt('screened', 'city')).toEqual({
        '2025-02-01': [1, 1],
        '2025-02-02': [0, 1],
        '2025-02-03': [0, 1],
        '2025-04-01': [1, 1],
      });
    });

    it('move to an earlier day that comes late, and back when it is withdrawn', async () => {
      await at.desk.post(screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'));
      await at.desk.post(screen({ id: 'b' }, 'east-1-a', '2025-02-01', 'ann'));
      expect(await at.desk.sumsAt('screened', 'city')).toEqual({ '2025-02-01': [1, 1], '2025-02-03': [0, 1] });
      await at.desk.post(withdrawal('b', 1));
      expect(await at.desk.sumsAt('screened', 'city')).toEqual({ '2025-02-03': [1, 1] });
    });

    it('with one hash stay apart, also once the first of them is gone', async () => {
      await at.openWith({ bookKeys: 1 });
      await at.desk.post(
        screen({ id: 'a' }, 'east', '2025-02-01', 'ann'),
        screen({ id: 'b' }, 'east', '2025-02-01', 'bo'),
      );
      await at.desk.post(withdrawal('a', 1));
      await at.desk.post(screen({ id: 'c' }, 'east', '2025-02-02', 'bo'));
      expect(await at.desk.sumsAt('screened', 'city')).toEqual({ '2025-02-01': [1, 1], '2025-02-02': [0, 1] });
    });
  });

  describe('a stock', () => {
    it('holds its last value: days carry the change, and a late report moves the next one', async () => {
      await at.desk.post(nurses({ id: 'a' }, 'east', '2025-01-31', 10), nurses({ id: 'b' }, 'east', '2025-03-31', 12));
      expect(await at.desk.sumsAt('nurses', 'city')).toEqual({ '2025-01-31': [10, 1], '2025-03-31': [2, 1] });
      await at.desk.post(nurses({ id: 'c' }, 'east', '2025-02-28', 15));
      expect(await at.desk.sumsAt('nurses', 'city')).toEqual({
        '2025-01-31': [10, 1],
        '2025-02-28': [5, 1],
        '2025-03-31': [-3, 1],
      });
      await at.desk.post(withdrawal('a', 1));
      expect(await at.desk.sumsAt('nurses', 'city')).toEqual({ '2025-02-28': [15, 1], '2025-03-31': [-3, 1] });
    });

    it('takes of two reports for a day the one written later, whichever came last', async () => {
      await at.desk.post(nurses({ id: 'a', time: '2025-03-01T10:00:00Z' }, 'east', '2025-02-28', 10));
      await at.desk.post(nurses({ id: 'b', time: '2025-03-01T09:00:00Z' }, 'east', '2025-02-28', 99));
      expect(await at.desk.sumsAt('nurses', 'city')).toEqual({ '2025-02-28': [10, 2] });
    });

    it('takes of two reports for a day written at once the one with the higher record key', async () => {
      await at.desk.post(nurses({ id: 'a', key: 9 }, 'east', '2025-02-28', 10));
      await at.desk.post(nurses({ id: 'b', key: 5 }, 'east', '2025-02-28', 99));
      expect(await at.desk.sumsAt('nurses', 'city')).toEqual({ '2025-02-28': [10, 2] });
    });

    it('adds up the milestones reached', async () => {
      await at.desk.post(
        centre({ id: 'a' }, 'east-1-a', '2025-03-01', 'reached'),
        centre({ id: 'b' }, 'west-1-a', '2025-03-02', 'reached'),
      );
      await at.desk.post(centre({ id: 'c' }, 'east-1-a', '2025-03-03', 'cancelled'));
      expect(await at.desk.sumsAt('centre', 'city')).toEqual({
        '2025-03-01': [1, 1],
        '2025-03-02': [1, 1],
        '2025-03-03': [-1, 1],
      });
    });
  });

  describe('a case', () => {
    const stages: FeedEvent[] = [
      fever({ id: 'a' }, 'east', '2025-03-01', 'f1', 'reported'),
      fever({ id: 'b' }, 'east', '2025-03-02', 'f1', 'checked'),
      fever({ id: 'c' }, 'east', '2025-03-04', 'f1', 'closed'),
    ];

    it.each([
      ['in order', [0, 1, 2]],
      ['backwards', [2, 1, 0]],
      ['mixed', [1, 2, 0]],
    ])('counts the same with its stages %s', async (_, order) => {
      for (const place of order) await at.desk.post(stages[place]!);
      expect(await at.desk.sumsAt('fever.opened', 'city')).toEqual({ '2025-03-01': [1, 1] });
      expect(await at.desk.sumsAt('fever.closed', 'city')).toEqual({ '2025-03-04': [1, 1] });
      expect(await at.desk.sumsAt('fever.in-time', 'city')).toEqual({ '2025-03-04': [1, 1] });
      expect(await at.desk.sumsAt('fever.duration', 'city')).toEqual({ '2025-03-04': [3, 1] });
      expect(await at.desk.sumsAt('fever.late', 'city')).toEqual({});
    });

    it('is overdue from the day after its limit until the stage is reached', async () => {
      await at.desk.post(stages[0]!);
      expect(await at.desk.stored.overdueCases(day('2025-03-03'))).toEqual([]);
      expect(await at.desk.stored.overdueCases(day('2025-03-04'))).toEqual([
        expect.objectContaining({
          caseId: 'f1',
          caseType: 'fever',
          from: 'reported',
          to: 'checked',
          due: day('2025-03-03'),
        }),
      ]);
      await at.desk.post(fever({ id: 'b' }, 'east', '2025-03-05', 'f1', 'checked'));
      expect(await at.desk.stored.overdueCases(day('2025-03-08'))).toEqual([]);
      expect(await at.desk.sumsAt('fever.late', 'city')).toEqual({ '2025-03-04': [1, 1] });
    });

    it('is found by its type with what was reported of it, also after a restart', async () => {
      await at.desk.post(stages[1]!, stages[0]!);
      await at.desk.reopen();
      await at.desk.post(stages[2]!);
      const [book, ...others] = await at.desk.stored.casesOf(['fever', 'flu']);
      expect(others).toEqual([]);
      expect(book).toMatchObject({ caseType: 'fever', caseId: 'f1' });
      expect(book?.reports.map(({ stage, at: time }) => [stage, time])).toEqual([
        [1, '2025-03-02T09:00:00+08:00'],
        [0, '2025-03-01T09:00:00+08:00'],
        [2, '2025-03-04T09:00:00+08:00'],
      ]);
      expect(await at.desk.stored.casesOf(['flu'])).toEqual([]);
    });

    it('leaves nothing when its reports are withdrawn', async () => {
      await at.desk.post(...stages);
      await at.desk.post(withdrawal('a', 1), withdrawal('b', 1), withdrawal('c', 1));
      expect(await at.desk.sums()).toEqual({});
      expect(await at.under.query('select key from case_book')).toEqual([]);
    });
  });

  describe('a record that rules look at', () => {
    const kept = async () =>
      (await at.desk.stored.keptRecords()).map(({ id, revision, subject, attributes, unit }) => {
        const { units } = at.desk.stored.refs;
        return [id, revision, units.code(unit), subject, attributes];
      });

    it('is kept as it holds now, whatever it counts for', async () => {
      await at.desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann', 10),
        screen({ id: 'b' }, 'east-1-b', '2025-02-03', 'ben', 20),
        visits({ id: 'v' }, 'east-1-a', '2025-02-03', 5),
      );
      await at.desk.reopen();
      await at.desk.post(screen({ id: 'a', revision: 3 }, 'west-1-a', '2025-02-04', 'ann', 11));
      await at.desk.post(screen({ id: 'a', revision: 2 }, 'east-1-a', '2025-02-05', 'ann', 12));
      expect((await kept()).toSorted()).toEqual([
        ['a', 3, 'west-1-a', 'ann', { minutes: 11 }],
        ['b', 1, 'east-1-b', 'ben', { minutes: 20 }],
      ]);
      const [row] = (await at.desk.stored.keptRecords()).filter(({ id }) => id === 'a');
      expect(row).toMatchObject({ service: 'screen', day: day('2025-02-04') });
    });

    it('is found in order of the days', async () => {
      await at.desk.post(
        screen({ id: 'a', key: 3 }, 'east-1-a', '2025-02-05', 'ann'),
        screen({ id: 'b', key: 1 }, 'east-1-a', '2025-02-04', 'ann'),
      );
      await at.desk.post(screen({ id: 'c', key: 2 }, 'east-1-a', '2025-02-03', 'ben'));
      expect((await kept()).map(([id]) => id)).toEqual(['c', 'b', 'a']);
    });

    it('goes with its withdrawal, and comes back with a revision behind it', async () => {
      await at.desk.post(screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'), withdrawal('a', 1));
      expect(await kept()).toEqual([]);
      await at.desk.post(screen({ id: 'a', revision: 2 }, 'east-1-a', '2025-02-03', 'ann'));
      await at.desk.reopen();
      expect(await kept()).toEqual([['a', 2, 'east-1-a', 'ann', { minutes: 10 }]]);
      await at.desk.post(withdrawal('a', 2));
      expect(await kept()).toEqual([]);
    });

    it('is gone when the read model is emptied', async () => {
      await at.desk.post(screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'));
      await at.desk.stored.reset('another');
      expect(await kept()).toEqual([]);
    });
  });
}
