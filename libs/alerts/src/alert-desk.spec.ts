import { AlertDesk } from './alert-desk.js';
import type { AlertEvent } from './alert-event.js';
import { alertIdOf, alertStream, type AlertKey } from './alert-key.js';
import { readAlertEvent } from './alert-record.js';
import { behindWorthy, missedWorthy, momentOf, observation, vaccinationInRencheng } from './testing/examples.js';
import { RacingEventStore } from './testing/racing-event-store.js';

const alertId = alertIdOf(vaccinationInRencheng);
const inUnit = (orgUnit: string): AlertKey => ({ ...vaccinationInRencheng, orgUnit });
const behind = (position: number, key?: AlertKey) => observation(position, behindWorthy, key);
const missed = (position: number, key?: AlertKey) => observation(position, missedWorthy, key);
const well = (position: number, key?: AlertKey) => observation(position, null, key);

async function history(store: RacingEventStore, id = alertId): Promise<readonly AlertEvent[]> {
  const events: AlertEvent[] = [];
  for await (const record of store.readStream(alertStream(id))) events.push(readAlertEvent(record));
  return events;
}

const transitions = async (store: RacingEventStore, id?: string) =>
  (await history(store, id)).map((event) => event.transition);

describe('the alert desk', () => {
  let store: RacingEventStore;
  let desk: AlertDesk;
  beforeEach(() => {
    store = new RacingEventStore();
    desk = new AlertDesk({ store });
  });

  it('appends what changed and answers it', async () => {
    expect(await desk.observe(behind(1))).toMatchObject([{ transition: 'firing', alertId }]);
    expect(await desk.observe(missed(2))).toMatchObject([{ transition: 'updated', kind: 'missed' }]);
    expect(await desk.observe(well(3))).toMatchObject([{ transition: 'resolved' }]);
    expect(await transitions(store)).toEqual(['firing', 'updated', 'resolved']);
  });

  it('reads a stream once and then remembers it, whether or not there is an alert', async () => {
    await desk.observeAll([behind(1), well(1, inUnit('370812'))]);
    expect(store.reads).toBe(2);
    await desk.observeAll([behind(2), well(2, inUnit('370812'))]);
    expect(store.reads).toBe(2);
  });

  it('takes many observations at once, those of one key in order', async () => {
    await desk.observeAll([behind(1), behind(1, inUnit('370812')), well(2), well(2, inUnit('370829'))]);
    expect(await transitions(store)).toEqual(['firing', 'resolved']);
    expect(await transitions(store, alertIdOf(inUnit('370812')))).toEqual(['firing']);
    expect(await transitions(store, alertIdOf(inUnit('370829')))).toEqual([]);
  });

  it('goes on after a restart without saying anything again', async () => {
    await desk.observe(behind(1));
    const restarted = new AlertDesk({ store });
    expect(await restarted.observe(behind(1))).toEqual([]);
    expect(await restarted.observe(well(2))).toMatchObject([{ transition: 'resolved' }]);
  });

  it('says nothing twice when the answer to an append was lost', async () => {
    store.loseAnswer = true;
    const both = [behind(1), behind(1, inUnit('370812'))];
    await expect(desk.observeAll(both)).rejects.toThrow('connection lost');
    expect(await desk.observeAll(both)).toEqual([]);
    expect(await transitions(store)).toEqual(['firing']);
  });

  it('decides rightly with hardly any memory', async () => {
    const forgetful = new AlertDesk({ store, remembered: 1 });
    const units = ['370811', '370812', '370829'].map(inUnit);
    await forgetful.observeAll(units.map((key) => behind(1, key)));
    expect(await forgetful.observeAll(units.map((key) => behind(2, key)))).toEqual([]);
    expect(await forgetful.observeAll(units.map((key) => well(3, key)))).toHaveLength(3);
  });

  it('keeps a signature that another process took meanwhile', async () => {
    const elsewhere = new AlertDesk({ store });
    await desk.observe(behind(1));
    await elsewhere.acknowledge(alertId, { by: '王科长', at: momentOf(2) });
    await desk.observe(missed(3));
    const [, , updated] = await history(store);
    expect(updated).toMatchObject({ transition: 'updated', state: 'acknowledged', kind: 'missed' });
  });

  it('decides anew when another process wrote between deciding and appending', async () => {
    const elsewhere = new AlertDesk({ store });
    await desk.observeAll([behind(1), behind(1, inUnit('370812'))]);
    store.beforeAppend = () => elsewhere.acknowledge(alertId, { by: '王科长', at: momentOf(2) });
    await desk.observeAll([well(3), well(3, inUnit('370812'))]);
    expect(await transitions(store)).toEqual(['firing', 'acknowledged', 'resolved']);
    expect(await transitions(store, alertIdOf(inUnit('370812')))).toEqual(['firing', 'resolved']);
  });

  it('lets one of two people sign who act at the same moment, and tells the other', async () => {
    const elsewhere = new AlertDesk({ store });
    await desk.observe(behind(1));
    store.beforeAppend = () => elsewhere.acknowledge(alertId, { by: '李科长', at: momentOf(2) });
    expect(await desk.acknowledge(alertId, { by: '王科长', at: momentOf(2) })).toMatchObject({
      ok: false,
      code: 'ALERT_STEP_NOT_ALLOWED',
      state: 'acknowledged',
    });
    expect(await history(store)).toMatchObject([{ transition: 'firing' }, { by: '李科长' }]);
  });

  it('keeps both of two comments made at the same moment', async () => {
    const elsewhere = new AlertDesk({ store });
    await desk.observe(behind(1));
    store.beforeAppend = () => elsewhere.comment(alertId, { by: '李科长', comment: '甲', at: momentOf(2) });
    await desk.comment(alertId, { by: '王科长', comment: '乙', at: momentOf(2) });
    expect(await history(store)).toMatchObject([{ transition: 'firing' }, { comment: '甲' }, { comment: '乙' }]);
  });

  it('answers a step with the alert as it is then', async () => {
    await desk.observe(behind(1));
    const signature = { by: '王科长', comment: '已通知', at: momentOf(2) };
    expect(await desk.acknowledge(alertId, signature)).toMatchObject({
      ok: true,
      alert: { state: 'acknowledged', acknowledgedBy: '王科长' },
      events: [{ transition: 'acknowledged', comment: '已通知' }],
    });
    expect(await desk.acknowledge(alertId, signature)).toMatchObject({ ok: true, events: [] });
  });

  it('refuses a step on an alert that never was', async () => {
    expect(await desk.acknowledge('0123456789abcdef', { by: '王科长', at: momentOf(2) })).toMatchObject({
      ok: false,
      code: 'ALERT_NOT_FOUND',
    });
  });
});
