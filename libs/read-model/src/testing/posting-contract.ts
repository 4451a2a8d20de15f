import { OUTCOMES } from '#indicators';
import type { DeskAtHand } from './desk-for-each-test.js';
import { nurses, screen, visits, withdrawal } from './feed-events.js';

const { applied: APPLIED, duplicate: DUPLICATE, stale: STALE, withdrawal: WITHDRAWAL } = OUTCOMES;

/** How records, revisions and withdrawals are posted. */
export function postingContract(at: DeskAtHand): void {
  describe('a flow', () => {
    it('adds up at the unit and everywhere above it, with the number of its contributions', async () => {
      await at.desk.post(
        visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1.5),
        visits({ id: 'b' }, 'east-1-b', '2025-03-01', 2),
        visits({ id: 'c' }, 'west-1-a', '2025-03-02', 4),
      );
      expect(await at.desk.sums('visits')).toEqual({
        'visits east-1-a 2025-03-01': [15, 1],
        'visits east-1-b 2025-03-01': [20, 1],
        'visits east-1 2025-03-01': [35, 2],
        'visits east 2025-03-01': [35, 2],
        'visits city 2025-03-01': [35, 2],
        'visits west-1-a 2025-03-02': [40, 1],
        'visits west-1 2025-03-02': [40, 1],
        'visits west 2025-03-02': [40, 1],
        'visits city 2025-03-02': [40, 1],
      });
    });

    it('counts at the successor of a unit that was merged', async () => {
      await at.desk.post(visits({ id: 'a' }, 'old-1-a', '2024-12-30', 1));
      expect(await at.desk.sumsAt('visits', 'east')).toEqual({ '2024-12-30': [10, 1] });
      expect(await at.desk.sumsAt('visits', 'city')).toEqual({ '2024-12-30': [10, 1] });
    });

    it('goes on adding to what earlier batches left', async () => {
      await at.desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1));
      await at.desk.post(visits({ id: 'b' }, 'east-1-a', '2025-03-01', 2));
      expect(await at.desk.sumsAt('visits', 'east-1')).toEqual({ '2025-03-01': [30, 2] });
    });

    it('keeps a zero that was reported', async () => {
      await at.desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 0));
      expect(await at.desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [0, 1] });
    });
  });

  describe('a revision', () => {
    it('that was there before is a duplicate, and a lower one is stale', async () => {
      await at.desk.post(visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-01', 1));
      await at.desk.post(
        visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-01', 9),
        visits({ id: 'a', revision: 1 }, 'east-1-a', '2025-03-01', 9),
      );
      expect(await at.desk.outcomes()).toEqual([APPLIED, DUPLICATE, STALE]);
      expect(await at.desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [10, 1] });
    });

    it.each(['in one batch', 'in two batches'])('that is higher moves day, unit and amount, %s', async (how) => {
      const before = visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1);
      const after = visits({ id: 'a', revision: 2 }, 'west-1-a', '2025-03-04', 3);
      if (how === 'in one batch') await at.desk.post(before, after);
      else {
        await at.desk.post(before);
        await at.desk.post(after);
      }
      expect(await at.desk.sums('visits')).toEqual({
        'visits west-1-a 2025-03-04': [30, 1],
        'visits west-1 2025-03-04': [30, 1],
        'visits west 2025-03-04': [30, 1],
        'visits city 2025-03-04': [30, 1],
      });
      const lines = await at.under.query('select revision, superseded_by as by, entries from ledger order by position');
      expect(lines).toEqual([
        expect.objectContaining({ revision: 1, by: 2 }),
        expect.objectContaining({ revision: 2, by: null }),
      ]);
    });

    it('that is higher moves a service to another person', async () => {
      await at.desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-03-01', 'ann'),
        screen({ id: 'b' }, 'east-1-a', '2025-03-02', 'bo'),
      );
      await at.desk.post(screen({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-03', 'bo'));
      expect(await at.desk.sumsAt('screened', 'city')).toEqual({ '2025-03-02': [1, 1], '2025-03-03': [0, 1] });
    });
  });

  describe('a withdrawal', () => {
    it('takes back all that a record added, and its revision never counts again', async () => {
      await at.desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-03-01', 'ann'),
        nurses({ id: 'b' }, 'east', '2025-03-01', 3),
      );
      await at.desk.post(withdrawal('a', 1), withdrawal('b', 1));
      await at.desk.post(screen({ id: 'a' }, 'east-1-a', '2025-03-01', 'ann'));
      expect(await at.desk.sums()).toEqual({});
      expect(await at.desk.outcomes()).toEqual([APPLIED, APPLIED, WITHDRAWAL, WITHDRAWAL, STALE]);
    });

    it('works on a record that comes after it', async () => {
      await at.desk.post(withdrawal('a', 1));
      await at.desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1));
      await at.desk.post(visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-01', 2));
      expect(await at.desk.outcomes()).toEqual([WITHDRAWAL, STALE, APPLIED]);
      expect(await at.desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [20, 1] });
    });

    it('of a lower revision leaves the one that holds', async () => {
      await at.desk.post(visits({ id: 'a', revision: 3 }, 'east-1-a', '2025-03-01', 1));
      await at.desk.post(withdrawal('a', 2));
      await at.desk.post(withdrawal('a', 1), visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-01', 9));
      expect(await at.desk.outcomes()).toEqual([APPLIED, WITHDRAWAL, DUPLICATE, STALE]);
      expect(await at.desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [10, 1] });
      const [line] = await at.under.query('select withdrawn, superseded_by as by from ledger where position = 1');
      expect(line).toEqual({ withdrawn: 2, by: null });
    });
  });

  describe('two identities with one hash', () => {
    it('are told apart, in one batch and over batches', async () => {
      await at.desk.post(
        visits({ id: 'a', key: 7 }, 'east-1-a', '2025-03-01', 1),
        visits({ id: 'b', key: 7 }, 'east-1-a', '2025-03-01', 2),
      );
      await at.desk.post(visits({ id: 'c', key: 7 }, 'east-1-a', '2025-03-01', 4));
      await at.desk.post(
        visits({ id: 'b', key: 7, revision: 2 }, 'east-1-a', '2025-03-01', 20),
        visits({ id: 'c', key: 7 }, 'east-1-a', '2025-03-01', 4),
        withdrawal('a', 1, 7),
      );
      expect(await at.desk.outcomes()).toEqual([APPLIED, APPLIED, APPLIED, APPLIED, DUPLICATE, WITHDRAWAL]);
      expect(await at.desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [240, 2] });
    });

    it('do not push the second of them onto a key that a third one has in the tables', async () => {
      await at.desk.post(visits({ id: 'neighbour', key: 8 }, 'east-1-a', '2025-03-01', 1));
      await at.desk.post(
        visits({ id: 'a', key: 7 }, 'east-1-a', '2025-03-01', 2),
        visits({ id: 'b', key: 7 }, 'east-1-a', '2025-03-01', 4),
      );
      await at.desk.post(visits({ id: 'neighbour', key: 8 }, 'east-1-a', '2025-03-01', 1));
      expect((await at.desk.outcomes()).at(-1)).toBe(DUPLICATE);
    });
  });
}
