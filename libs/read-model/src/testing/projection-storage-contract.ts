import fc from 'fast-check';
import type { StatusRow } from '../read-model.js';
import { centre, fever, nurses, screen, visits, withdrawal, type FeedEvent } from './feed-events.js';
import { historyInBatches } from './histories.js';
import { naiveSums } from './naive-sums.js';
import { PostingDesk, type DeskOptions, type StorageUnderTest } from './posting-desk.js';
import { day } from './tiny-catalogue.js';

const APPLIED = 0;
const DUPLICATE = 1;
const STALE = 2;
const WITHDRAWAL = 3;

/** What every storage of the projection must do. `runs`: how many random histories it is tried with. */
export function projectionStorageContract(create: () => Promise<StorageUnderTest>, { runs }: { runs: number }): void {
  let under: StorageUnderTest;
  let desk: PostingDesk;

  const open = async (options: DeskOptions = {}): Promise<void> => {
    desk = await PostingDesk.open(under, options);
  };

  beforeEach(async () => {
    under = await create();
    await open();
  });

  afterEach(async () => {
    await desk.close();
    await under.remove();
  });

  describe('a flow', () => {
    it('adds up at the unit and everywhere above it, with the number of its contributions', async () => {
      await desk.post(
        visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1.5),
        visits({ id: 'b' }, 'east-1-b', '2025-03-01', 2),
        visits({ id: 'c' }, 'west-1-a', '2025-03-02', 4),
      );
      expect(await desk.sums('visits')).toEqual({
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
      await desk.post(visits({ id: 'a' }, 'old-1-a', '2024-12-30', 1));
      expect(await desk.sumsAt('visits', 'east')).toEqual({ '2024-12-30': [10, 1] });
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2024-12-30': [10, 1] });
    });

    it('goes on adding to what earlier batches left', async () => {
      await desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1));
      await desk.post(visits({ id: 'b' }, 'east-1-a', '2025-03-01', 2));
      expect(await desk.sumsAt('visits', 'east-1')).toEqual({ '2025-03-01': [30, 2] });
    });

    it('keeps a zero that was reported', async () => {
      await desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 0));
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [0, 1] });
    });
  });

  describe('a revision', () => {
    it('that was there before is a duplicate, and a lower one is stale', async () => {
      await desk.post(visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-01', 1));
      await desk.post(
        visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-01', 9),
        visits({ id: 'a', revision: 1 }, 'east-1-a', '2025-03-01', 9),
      );
      expect(await desk.outcomes()).toEqual([APPLIED, DUPLICATE, STALE]);
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [10, 1] });
    });

    it.each(['in one batch', 'in two batches'])('that is higher moves day, unit and amount, %s', async (how) => {
      const before = visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1);
      const after = visits({ id: 'a', revision: 2 }, 'west-1-a', '2025-03-04', 3);
      if (how === 'in one batch') await desk.post(before, after);
      else {
        await desk.post(before);
        await desk.post(after);
      }
      expect(await desk.sums('visits')).toEqual({
        'visits west-1-a 2025-03-04': [30, 1],
        'visits west-1 2025-03-04': [30, 1],
        'visits west 2025-03-04': [30, 1],
        'visits city 2025-03-04': [30, 1],
      });
      const lines = await under.query('select revision, superseded_by as by, entries from ledger order by position');
      expect(lines).toEqual([
        expect.objectContaining({ revision: 1, by: 2 }),
        expect.objectContaining({ revision: 2, by: null }),
      ]);
    });

    it('that is higher moves a service to another person', async () => {
      await desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-03-01', 'ann'),
        screen({ id: 'b' }, 'east-1-a', '2025-03-02', 'bo'),
      );
      await desk.post(screen({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-03', 'bo'));
      expect(await desk.sumsAt('screened', 'city')).toEqual({ '2025-03-02': [1, 1], '2025-03-03': [0, 1] });
    });
  });

  describe('a withdrawal', () => {
    it('takes back all that a record added, and its revision never counts again', async () => {
      await desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-03-01', 'ann'),
        nurses({ id: 'b' }, 'east', '2025-03-01', 3),
      );
      await desk.post(withdrawal('a', 1), withdrawal('b', 1));
      await desk.post(screen({ id: 'a' }, 'east-1-a', '2025-03-01', 'ann'));
      expect(await desk.sums()).toEqual({});
      expect(await desk.outcomes()).toEqual([APPLIED, APPLIED, WITHDRAWAL, WITHDRAWAL, STALE]);
    });

    it('works on a record that comes after it', async () => {
      await desk.post(withdrawal('a', 1));
      await desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1));
      await desk.post(visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-01', 2));
      expect(await desk.outcomes()).toEqual([WITHDRAWAL, STALE, APPLIED]);
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [20, 1] });
    });

    it('of a lower revision leaves the one that holds', async () => {
      await desk.post(visits({ id: 'a', revision: 3 }, 'east-1-a', '2025-03-01', 1));
      await desk.post(withdrawal('a', 2));
      await desk.post(withdrawal('a', 1), visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-03-01', 9));
      expect(await desk.outcomes()).toEqual([APPLIED, WITHDRAWAL, DUPLICATE, STALE]);
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [10, 1] });
      const [line] = await under.query('select withdrawn, superseded_by as by from ledger where position = 1');
      expect(line).toEqual({ withdrawn: 2, by: null });
    });
  });

  describe('two identities with one hash', () => {
    it('are told apart, in one batch and over batches', async () => {
      await desk.post(
        visits({ id: 'a', key: 7 }, 'east-1-a', '2025-03-01', 1),
        visits({ id: 'b', key: 7 }, 'east-1-a', '2025-03-01', 2),
      );
      await desk.post(visits({ id: 'c', key: 7 }, 'east-1-a', '2025-03-01', 4));
      await desk.post(
        visits({ id: 'b', key: 7, revision: 2 }, 'east-1-a', '2025-03-01', 20),
        visits({ id: 'c', key: 7 }, 'east-1-a', '2025-03-01', 4),
        withdrawal('a', 1, 7),
      );
      expect(await desk.outcomes()).toEqual([APPLIED, APPLIED, APPLIED, APPLIED, DUPLICATE, WITHDRAWAL]);
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [240, 2] });
    });

    it('do not push the second of them onto a key that a third one has in the tables', async () => {
      await desk.post(visits({ id: 'neighbour', key: 8 }, 'east-1-a', '2025-03-01', 1));
      await desk.post(
        visits({ id: 'a', key: 7 }, 'east-1-a', '2025-03-01', 2),
        visits({ id: 'b', key: 7 }, 'east-1-a', '2025-03-01', 4),
      );
      await desk.post(visits({ id: 'neighbour', key: 8 }, 'east-1-a', '2025-03-01', 1));
      expect((await desk.outcomes()).at(-1)).toBe(DUPLICATE);
    });
  });

  describe('distinct persons', () => {
    it('count once a quarter at each level, on the day of the first occurrence there', async () => {
      await desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'),
        screen({ id: 'b' }, 'east-1-b', '2025-02-01', 'ann'),
        screen({ id: 'c' }, 'west-1-a', '2025-02-02', 'ann'),
        screen({ id: 'd' }, 'east-1-a', '2025-04-01', 'ann'),
      );
      expect(await desk.sumsAt('screened', 'east-1-a')).toEqual({ '2025-02-03': [1, 1], '2025-04-01': [1, 1] });
      expect(await desk.sumsAt('screened', 'east')).toEqual({
        '2025-02-01': [1, 1],
        '2025-02-03': [0, 1],
        '2025-04-01': [1, 1],
      });
      expect(await desk.sumsAt('screened', 'west')).toEqual({ '2025-02-02': [1, 1] });
      expect(await desk.sumsAt('screened', 'city')).toEqual({
        '2025-02-01': [1, 1],
        '2025-02-02': [0, 1],
        '2025-02-03': [0, 1],
        '2025-04-01': [1, 1],
      });
    });

    it('move to an earlier day that comes late, and back when it is withdrawn', async () => {
      await desk.post(screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'));
      await desk.post(screen({ id: 'b' }, 'east-1-a', '2025-02-01', 'ann'));
      expect(await desk.sumsAt('screened', 'city')).toEqual({ '2025-02-01': [1, 1], '2025-02-03': [0, 1] });
      await desk.post(withdrawal('b', 1));
      expect(await desk.sumsAt('screened', 'city')).toEqual({ '2025-02-03': [1, 1] });
    });

    it('with one hash stay apart, also once the first of them is gone', async () => {
      await desk.close();
      await open({ bookKeys: 1 });
      await desk.post(
        screen({ id: 'a' }, 'east', '2025-02-01', 'ann'),
        screen({ id: 'b' }, 'east', '2025-02-01', 'bo'),
      );
      await desk.post(withdrawal('a', 1));
      await desk.post(screen({ id: 'c' }, 'east', '2025-02-02', 'bo'));
      expect(await desk.sumsAt('screened', 'city')).toEqual({ '2025-02-01': [1, 1], '2025-02-02': [0, 1] });
    });
  });

  describe('a stock', () => {
    it('holds its last value: days carry the change, and a late report moves the next one', async () => {
      await desk.post(nurses({ id: 'a' }, 'east', '2025-01-31', 10), nurses({ id: 'b' }, 'east', '2025-03-31', 12));
      expect(await desk.sumsAt('nurses', 'city')).toEqual({ '2025-01-31': [10, 1], '2025-03-31': [2, 1] });
      await desk.post(nurses({ id: 'c' }, 'east', '2025-02-28', 15));
      expect(await desk.sumsAt('nurses', 'city')).toEqual({
        '2025-01-31': [10, 1],
        '2025-02-28': [5, 1],
        '2025-03-31': [-3, 1],
      });
      await desk.post(withdrawal('a', 1));
      expect(await desk.sumsAt('nurses', 'city')).toEqual({ '2025-02-28': [15, 1], '2025-03-31': [-3, 1] });
    });

    it('takes of two reports for a day the one written later, whichever came last', async () => {
      await desk.post(nurses({ id: 'a', time: '2025-03-01T10:00:00Z' }, 'east', '2025-02-28', 10));
      await desk.post(nurses({ id: 'b', time: '2025-03-01T09:00:00Z' }, 'east', '2025-02-28', 99));
      expect(await desk.sumsAt('nurses', 'city')).toEqual({ '2025-02-28': [10, 2] });
    });

    it('takes of two reports for a day written at once the one with the higher record key', async () => {
      await desk.post(nurses({ id: 'a', key: 9 }, 'east', '2025-02-28', 10));
      await desk.post(nurses({ id: 'b', key: 5 }, 'east', '2025-02-28', 99));
      expect(await desk.sumsAt('nurses', 'city')).toEqual({ '2025-02-28': [10, 2] });
    });

    it('adds up the milestones reached', async () => {
      await desk.post(
        centre({ id: 'a' }, 'east-1-a', '2025-03-01', 'reached'),
        centre({ id: 'b' }, 'west-1-a', '2025-03-02', 'reached'),
      );
      await desk.post(centre({ id: 'c' }, 'east-1-a', '2025-03-03', 'cancelled'));
      expect(await desk.sumsAt('centre', 'city')).toEqual({
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
      for (const at of order) await desk.post(stages[at]!);
      expect(await desk.sumsAt('fever.opened', 'city')).toEqual({ '2025-03-01': [1, 1] });
      expect(await desk.sumsAt('fever.closed', 'city')).toEqual({ '2025-03-04': [1, 1] });
      expect(await desk.sumsAt('fever.in-time', 'city')).toEqual({ '2025-03-04': [1, 1] });
      expect(await desk.sumsAt('fever.duration', 'city')).toEqual({ '2025-03-04': [3, 1] });
      expect(await desk.sumsAt('fever.late', 'city')).toEqual({});
    });

    it('is overdue from the day after its limit until the stage is reached', async () => {
      await desk.post(stages[0]!);
      expect(await desk.stored.overdueCases(day('2025-03-03'))).toEqual([]);
      expect(await desk.stored.overdueCases(day('2025-03-04'))).toEqual([
        expect.objectContaining({
          caseId: 'f1',
          caseType: 'fever',
          from: 'reported',
          to: 'checked',
          due: day('2025-03-03'),
        }),
      ]);
      await desk.post(fever({ id: 'b' }, 'east', '2025-03-05', 'f1', 'checked'));
      expect(await desk.stored.overdueCases(day('2025-03-08'))).toEqual([]);
      expect(await desk.sumsAt('fever.late', 'city')).toEqual({ '2025-03-04': [1, 1] });
    });

    it('leaves nothing when its reports are withdrawn', async () => {
      await desk.post(...stages);
      await desk.post(withdrawal('a', 1), withdrawal('b', 1), withdrawal('c', 1));
      expect(await desk.sums()).toEqual({});
      expect(await under.query('select key from case_book')).toEqual([]);
    });
  });

  describe('what a storage holds', () => {
    it('is there when it is opened again', async () => {
      await desk.stored.reset('sha256:1');
      await desk.post(screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'));
      await desk.reopen();
      expect(await desk.stored.start()).toEqual({ checkpoint: 1, today: {}, catalogue: 'sha256:1' });
      await desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'),
        screen({ id: 'b' }, 'east', '2025-02-04', 'ann'),
      );
      expect(await desk.outcomes()).toEqual([APPLIED, DUPLICATE, APPLIED]);
      expect(await desk.sumsAt('screened', 'city')).toEqual({ '2025-02-03': [1, 1], '2025-02-04': [0, 1] });
    });

    it('is found in every run of the record index, and the newest run decides', async () => {
      await desk.close();
      await open({ runKeys: 2 });
      for (const revision of [1, 2, 3]) {
        for (const id of ['a', 'b', 'c']) await desk.post(visits({ id, revision }, 'east-1-a', '2025-03-01', revision));
      }
      await desk.reopen();
      await desk.post(...['a', 'b', 'c'].map((id) => visits({ id, revision: 3 }, 'east-1-a', '2025-03-01', 9)));
      expect((await desk.outcomes()).slice(-3)).toEqual([DUPLICATE, DUPLICATE, DUPLICATE]);
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [90, 3] });
    });

    it('is emptied by a reset, which notes the catalogue', async () => {
      await desk.close();
      await open({ runKeys: 1 });
      await desk.post(
        screen({ id: 'a' }, 'east', '2025-02-03', 'ann'),
        fever({ id: 'b' }, 'east', '2025-03-01', 'f1', 'reported'),
      );
      await desk.stored.reset('sha256:2');
      expect(await desk.stored.start()).toEqual({ checkpoint: -1, today: {}, catalogue: 'sha256:2' });
      expect(await desk.sums()).toEqual({});
      await desk.post(screen({ id: 'a' }, 'east', '2025-02-03', 'ann'));
      expect(await desk.outcomes()).toEqual([APPLIED]);
    });

    it('are the statuses as of the newest batch and every step of the history', async () => {
      const status: StatusRow = {
        plan: 'p',
        target: 't',
        unit: 'east',
        asOf: day('2025-03-01'),
        state: 'on-track',
        colour: 'green',
        data: '{"note":"“a\\\\b”, {c}"}',
      };
      const { data: _, ...history } = status;
      await desk.saveRows({
        statuses: [status],
        history: [{ ...history, value: 1.5 }],
        today: { city: day('2025-03-01') },
      });
      const later = { asOf: day('2025-04-01'), state: 'behind', colour: 'red' };
      await desk.saveRows({ statuses: [{ ...status, ...later }], history: [{ ...history, ...later, value: null }] });
      expect(await desk.stored.statuses()).toEqual([{ ...status, ...later }]);
      expect(await desk.stored.lastHistory()).toEqual([{ ...history, ...later, value: null }]);
      expect(await under.query('select count(*) as count from status_history')).toEqual([{ count: 2 }]);
    });

    it('are the alerts as they stand and the rejections with what was sent again', async () => {
      const alert = {
        alertId: 'x',
        state: 'firing',
        severity: 'critical',
        colour: 'red',
        plan: 'p',
        target: 't',
        unit: 'east',
        owners: ['疾控中心'],
        position: 1,
        data: '{}',
      };
      const rejection = {
        id: 'r',
        position: 1,
        code: 'TOO_LARGE',
        pointer: '',
        message: '过大',
        origin: 'http',
        at: '2025',
      };
      await desk.saveRows({
        alerts: [alert],
        rejections: [
          { ...rejection, source: null, recordId: 'a\0b', value: null },
          { ...rejection, id: 's', source: '/his', recordId: null, value: '{"a":"\\"}' },
        ],
      });
      await desk.saveRows({ alerts: [{ ...alert, state: 'resolved', position: 2 }], redriven: ['s'] });
      expect(await under.query('select state, owners, position from alert')).toEqual([
        { state: 'resolved', owners: '["疾控中心"]', position: 2 },
      ]);
      expect(await under.query('select id, source, value, redriven from rejection order by id')).toEqual([
        { id: 'r', source: null, value: null, redriven: 0 },
        { id: 's', source: '/his', value: '{"a":"\\"}', redriven: 1 },
      ]);
    });

    it('are the sums of judged units, for judging', async () => {
      await desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1));
      const { refs } = desk.stored;
      const rows = (await desk.stored.unitDays()).map((row) => ({ ...row, unit: refs.units.code(row.unit) }));
      const row = { measure: refs.measures.ref('visits'), day: day('2025-03-01'), amount: 10, contributions: 1 };
      expect(rows).toEqual(
        expect.arrayContaining([
          { ...row, unit: 'east' },
          { ...row, unit: 'city' },
        ]),
      );
      expect(rows).toHaveLength(2);
    });
  });

  it('leaves nothing of a save that failed, and works again once it is opened again', async () => {
    await desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1));
    const before = await desk.sums();
    const change = await desk.prepare(screen({ id: 'b' }, 'east-1-a', '2025-03-01', 'ann'));
    const [row] = change.ledger!.rows;
    const twice = { ...change, ledger: { ...change.ledger!, rows: [row!, row!] } };
    await expect(desk.stored.save(twice)).rejects.toThrow();
    expect(await desk.sums()).toEqual(before);
    await expect(desk.post(visits({ id: 'c' }, 'east-1-a', '2025-03-01', 1))).rejects.toThrow(
      expect.objectContaining({ code: 'STORAGE_OUT_OF_STEP' }) as Error,
    );
    await desk.reopen();
    expect((await desk.stored.start()).checkpoint).toBe(1);
    await desk.post(
      screen({ id: 'b' }, 'west-1-a', '2025-03-02', 'ann'),
      screen({ id: 'c' }, 'west', '2025-03-02', 'bo'),
    );
    expect(await desk.sumsAt('screened', 'city')).toEqual({ '2025-03-02': [2, 2] });
  });

  it('comes to the sums of what is left of a history, however it is cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(historyInBatches, async (history) => {
        await desk.close();
        await open({ runKeys: 4, bookKeys: 2 });
        await desk.stored.reset('sha256:1');
        let batch: FeedEvent[] = [];
        for (const { event, cut } of [...history, { event: undefined, cut: 'batch' }]) {
          if (event) batch.push(event);
          if (cut === 'none') continue;
          if (batch.length > 0) await desk.post(...batch);
          batch = [];
          if (cut === 'reopen') await desk.reopen();
        }
        const events = history.map(({ event }) => event);
        expect(await desk.sums()).toEqual(naiveSums(events));
        expect(await desk.outcomes()).toHaveLength(events.length);
      }),
      { numRuns: runs },
    );
  }, 120_000);
}
