import { OUTCOMES } from '#indicators';
import type { ObservedRow, StatusHistoryRow } from '../read-model.js';
import type { DeskAtHand } from './desk-for-each-test.js';
import { fever, screen, visits } from './feed-events.js';
import { day } from './tiny-catalogue.js';

const { applied: APPLIED, duplicate: DUPLICATE } = OUTCOMES;

/** A primary key that is there already, in the words of SQLite or PostgreSQL. */
const KEY_TAKEN = expect.stringMatching(/^(SQLITE_CONSTRAINT_PRIMARYKEY|23505)$/) as string;

/** What the tables hold, over openings, resets and failures. */
export function holdingContract(at: DeskAtHand): void {
  describe('what a storage holds', () => {
    it('is there when it is opened again', async () => {
      await at.desk.stored.reset('sha256:1');
      await at.desk.post(screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'));
      await at.desk.reopen();
      expect(await at.desk.stored.start()).toEqual({ checkpoint: 1, today: {}, catalogue: 'sha256:1' });
      await at.desk.post(
        screen({ id: 'a' }, 'east-1-a', '2025-02-03', 'ann'),
        screen({ id: 'b' }, 'east', '2025-02-04', 'ann'),
      );
      expect(await at.desk.outcomes()).toEqual([APPLIED, DUPLICATE, APPLIED]);
      expect(await at.desk.sumsAt('screened', 'city')).toEqual({ '2025-02-03': [1, 1], '2025-02-04': [0, 1] });
    });

    it('is found in every run of the record index, and the newest run decides', async () => {
      await at.openWith({ runKeys: 2 });
      for (const revision of [1, 2, 3]) {
        for (const id of ['a', 'b', 'c'])
          await at.desk.post(visits({ id, revision }, 'east-1-a', '2025-03-01', revision));
      }
      await at.desk.reopen();
      await at.desk.post(...['a', 'b', 'c'].map((id) => visits({ id, revision: 3 }, 'east-1-a', '2025-03-01', 9)));
      expect((await at.desk.outcomes()).slice(-3)).toEqual([DUPLICATE, DUPLICATE, DUPLICATE]);
      expect(await at.desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [90, 3] });
    });

    it('is emptied by a reset, which notes the catalogue', async () => {
      await at.openWith({ runKeys: 1 });
      await at.desk.post(
        screen({ id: 'a' }, 'east', '2025-02-03', 'ann'),
        fever({ id: 'b' }, 'east', '2025-03-01', 'f1', 'reported'),
      );
      await at.desk.stored.reset('sha256:2');
      expect(await at.desk.stored.start()).toEqual({ checkpoint: -1, today: {}, catalogue: 'sha256:2' });
      expect(await at.desk.sums()).toEqual({});
      await at.desk.post(screen({ id: 'a' }, 'east', '2025-02-03', 'ann'));
      expect(await at.desk.outcomes()).toEqual([APPLIED]);
    });

    it('are the observations as of the newest batch and every step of the history', async () => {
      const observed: ObservedRow = {
        plan: 'p',
        unit: 'east',
        group: '1/t',
        asOf: day('2025-03-01'),
        judgedOn: day('2025-02-28'),
        value: 1.5,
        data: '{"note":"“a\\\\b”, {c}"}',
      };
      const step: StatusHistoryRow = {
        plan: 'p',
        target: 't',
        unit: 'east',
        asOf: day('2025-03-01'),
        state: 'on-track',
        colour: 'green',
        value: 1.5,
      };
      await at.desk.saveRows({ observed: [observed], history: [step], today: { city: day('2025-03-01') } });
      const later = { ...observed, asOf: day('2025-04-01'), judgedOn: day('2025-04-01'), value: null };
      const next = { ...step, asOf: day('2025-04-01'), state: 'behind', colour: 'red', value: null };
      await at.desk.saveRows({ observed: [later], history: [next] });
      expect(await at.desk.stored.observed()).toEqual([later]);
      expect(await at.desk.stored.lastHistory()).toEqual([next]);
      expect(await at.under.query('select count(*) as count from status_history')).toEqual([{ count: 2 }]);
    });

    it('are no observations of a version of a plan that is not in force any more', async () => {
      const [first, second, other] = [
        { unit: 'east', group: '1/t' },
        { unit: 'east', group: '2/t' },
        { unit: 'west', group: '1/t' },
      ].map((row): ObservedRow => ({ plan: 'p', asOf: 1, judgedOn: 1, value: 1, data: '{}', ...row }));
      await at.desk.saveRows({ observed: [first!, other!] });
      await at.desk.saveRows({ observed: [second!], retired: [first!, { plan: 'p', unit: 'none', group: '1/t' }] });
      expect(await at.desk.stored.observed()).toEqual(expect.arrayContaining([second, other]));
      expect(await at.desk.stored.observed()).toHaveLength(2);
    });

    it('are committed only once what they wait for is done, and not at all where that fails', async () => {
      const step: StatusHistoryRow = {
        plan: 'p',
        target: 't',
        unit: 'east',
        asOf: day('2025-03-01'),
        state: 'behind',
        colour: 'yellow',
        value: 1,
      };
      const stored = () => at.under.query('select state from status_history');
      let release = (): void => undefined;
      const saving = at.desk.saveRows({ history: [step] }, new Promise<void>((resolve) => (release = resolve)));
      expect(await stored()).toEqual([]);
      release();
      await saving;
      expect(await stored()).toEqual([{ state: 'behind' }]);
      const failing = at.desk.saveRows(
        { history: [{ ...step, asOf: day('2025-03-02') }] },
        Promise.reject(Object.assign(new Error('undecided'), { code: 'UNDECIDED' })),
      );
      await expect(failing).rejects.toMatchObject({ code: 'UNDECIDED' });
      expect(await stored()).toHaveLength(1);
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
      await at.desk.saveRows({
        alerts: [alert],
        rejections: [
          { ...rejection, source: null, recordId: 'a\0b', value: null },
          { ...rejection, id: 's', source: '/his', recordId: null, value: '{"a":"\\"}' },
        ],
      });
      await at.desk.saveRows({ alerts: [{ ...alert, state: 'resolved', position: 2 }], redriven: ['s'] });
      expect(await at.under.query('select state, owners, position from alert')).toEqual([
        { state: 'resolved', owners: '["疾控中心"]', position: 2 },
      ]);
      expect(await at.under.query('select id, source, value, redriven from rejection order by id')).toEqual([
        { id: 'r', source: null, value: null, redriven: 0 },
        { id: 's', source: '/his', value: '{"a":"\\"}', redriven: 1 },
      ]);
    });

    it('are the sums of judged units, for judging', async () => {
      await at.desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1));
      const { refs } = at.desk.stored;
      const rows = (await at.desk.stored.unitDays()).map((row) => ({ ...row, unit: refs.units.code(row.unit) }));
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
    await at.desk.post(visits({ id: 'a' }, 'east-1-a', '2025-03-01', 1));
    const before = await at.desk.sums();
    const change = await at.desk.prepare(screen({ id: 'b' }, 'east-1-a', '2025-03-01', 'ann'));
    const [row] = change.ledger!.rows;
    const twice = { ...change, ledger: { ...change.ledger!, rows: [row!, row!] } };
    // No `toThrow`: the driver makes its errors in the realm of the test file that loaded it first.
    await expect(at.desk.stored.save(twice)).rejects.toMatchObject({ code: KEY_TAKEN });
    expect(await at.desk.sums()).toEqual(before);
    await expect(at.desk.post(visits({ id: 'c' }, 'east-1-a', '2025-03-01', 1))).rejects.toThrow(
      expect.objectContaining({ code: 'STORAGE_OUT_OF_STEP' }) as Error,
    );
    await at.desk.reopen();
    expect((await at.desk.stored.start()).checkpoint).toBe(1);
    await at.desk.post(
      screen({ id: 'b' }, 'west-1-a', '2025-03-02', 'ann'),
      screen({ id: 'c' }, 'west', '2025-03-02', 'bo'),
    );
    expect(await at.desk.sumsAt('screened', 'city')).toEqual({ '2025-03-02': [2, 2] });
  });
}
