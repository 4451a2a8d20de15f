import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { alertEventId } from './alert-event-id.js';
import type { AlertEvent } from './alert-event.js';
import { recordAlertEvent } from './alert-record.js';
import { alertCloudEvent, alertCloudEventOf } from './cloud-event.js';
import { ALERT_CLOUD_EVENT_SCHEMA } from './cloud-event.schema.js';
import { behindWorthy, factsOn, momentOf } from './testing/examples.js';

const fired: AlertEvent = { ...factsOn(1, behindWorthy, 'firing', 'yellow'), transition: 'firing', at: momentOf(1) };
const signed: AlertEvent = {
  ...factsOn(1, behindWorthy, 'acknowledged', 'yellow'),
  transition: 'acknowledged',
  by: '王科长',
  comment: '已通知',
  at: momentOf(2),
};

const found: AlertEvent = {
  ...fired,
  kind: 'finding',
  key: { plan: 'p', rule: 'beds.differ', orgUnit: '370811', window: '2025', finding: 'beds' },
  evidence: {
    ...fired.evidence,
    rule: {
      plugin: 'demo',
      version: '1.0.0',
      digest: 'abc',
      message: { zh: '相差 12 张', en: '12 beds apart' },
      data: { his: 500, registry: [512] },
    },
  },
};

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormatsModule.default(ajv);
const validate = ajv.compile(ALERT_CLOUD_EVENT_SCHEMA);

describe('the CloudEvent of an alert', () => {
  it('says who, what and when in the words of the contract', () => {
    expect(alertCloudEvent(fired, 'the-key')).toEqual({
      specversion: '1.0',
      id: 'the-key',
      source: '/zhibiao/alerts',
      type: 'zhibiao.alert.firing.v1',
      subject: '370811',
      time: momentOf(1),
      datacontenttype: 'application/json',
      data: {
        alertId: fired.alertId,
        key: 'jining-2025/programme-vaccination-coverage/370811/2025',
        transition: 'firing',
        state: 'firing',
        severity: 'warning',
        colour: 'yellow',
        orgUnit: '370811',
        plan: 'jining-2025',
        target: 'programme-vaccination-coverage',
        title: behindWorthy.title,
        message: behindWorthy.message,
        value: 85.2,
        expected: 88,
        condition: { atLeast: 92 },
        asOf: '2025-11-30',
        coverage: '2025-11-30',
        deadline: '2025-12-31',
        owner: { lead: ['卫生与免疫规划科'], cooperating: [], leader: null },
        evidence: {
          kind: 'behind',
          unit: '%',
          numerator: 852,
          denominator: 1000,
          definitionVersion: 1,
          planVersion: 1,
          catalogueDigest: 'c0ffee',
          ledgerPosition: 1,
          window: '2025',
        },
        at: momentOf(1),
      },
    });
  });

  it('names the rule, and in its evidence the plugin and what it says', () => {
    expect(alertCloudEvent(found, 'the-key').data).toMatchObject({
      key: 'p/beds.differ/370811/2025/finding/beds',
      rule: 'beds.differ',
      evidence: {
        kind: 'finding',
        finding: 'beds',
        rule: { plugin: 'demo', version: '1.0.0', digest: 'abc', data: { his: 500 } },
      },
    });
    expect(alertCloudEvent(found, 'the-key').data).not.toHaveProperty('target');
  });

  it('tells in its evidence who took a step', () => {
    expect(alertCloudEvent(signed, 'the-key').data.evidence).toMatchObject({ by: '王科长', comment: '已通知' });
  });

  it('is the same whenever it is read from the log, under the id of the log', () => {
    const record = {
      ...recordAlertEvent(signed, 1),
      metadata: '',
      stream: `alert-${signed.alertId}`,
      revision: 1,
      position: 7,
    };
    expect(alertCloudEventOf(record)).toEqual(alertCloudEvent(signed, alertEventId(signed, 1)));
    expect(() => alertCloudEventOf({ ...record, type: 'zhibiao.alert.forgotten.v9' })).toThrow(
      /zhibiao.alert.forgotten.v9/,
    );
  });

  it('meets its published schema for every transition', () => {
    const events: AlertEvent[] = [
      fired,
      signed,
      { ...fired, transition: 'updated' },
      { ...fired, transition: 'reopened', state: 'reopened' },
      { ...fired, transition: 'resolved', state: 'resolved' },
      { ...fired, transition: 'commented', by: '李科长', comment: '好' },
      {
        ...fired,
        key: { plan: 'p', rule: 'r', orgUnit: '370811', window: '2025', caseId: 'A-1' },
        evidence: { ...fired.evidence, value: null, expected: null, condition: null, coverage: null, deadline: null },
      },
      found,
    ];
    for (const [revision, event] of events.entries()) {
      const cloudEvent = alertCloudEvent(event, alertEventId(event, revision));
      expect({ ok: validate(cloudEvent), errors: validate.errors }).toEqual({ ok: true, errors: null });
    }
  });

  it('has a schema that allows nothing the contract does not name', () => {
    const cloudEvent = alertCloudEvent(fired, alertEventId(fired, 0));
    expect(validate({ ...cloudEvent, data: { ...cloudEvent.data, extra: 1 } })).toBe(false);
    expect(validate({ ...cloudEvent, data: { ...cloudEvent.data, asOf: 20422 } })).toBe(false);
  });
});

describe('the stable key', () => {
  it('is the same for the same decision at the same place', () => {
    expect(alertEventId({ ...fired, at: momentOf(9) }, 0)).toBe(alertEventId(fired, 0));
    expect(alertEventId(fired, 0)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('differs by place, transition and person', () => {
    const ids = [
      alertEventId(fired, 0),
      alertEventId(fired, 1),
      alertEventId({ ...fired, transition: 'updated' }, 1),
      alertEventId(signed, 1),
      alertEventId({ ...signed, by: '李科长' } as AlertEvent, 1),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
