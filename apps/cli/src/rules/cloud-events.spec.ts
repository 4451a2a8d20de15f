import { cloudEvents } from './cloud-events.js';
import type { RecordLine } from './test-file.js';

const record = (of: Partial<RecordLine> & Pick<RecordLine, 'type' | 'says'>): RecordLine => ({
  line: 7,
  id: 'r1',
  source: '/test',
  times: 1,
  ...of,
});

describe('the short form of a record', () => {
  it('is a report, with its values as the feed knows them', () => {
    const says = { orgUnit: 'a', period: '2025-03', values: { given: 3, due: 4 } };
    expect(cloudEvents(record({ type: 'measure', revision: 2, says }))).toEqual([
      {
        specversion: '1.0',
        type: 'zhibiao.measure.reported.v1',
        source: '/test',
        id: 'r1',
        revision: 2,
        data: {
          orgUnit: 'a',
          period: '2025-03',
          values: [
            { measure: 'given', value: 3 },
            { measure: 'due', value: 4 },
          ],
        },
      },
    ]);
  });

  it('leaves a list of values, and what is no list, to the intake', () => {
    const list = [{ measure: 'given', value: 1, dimensions: { sex: 'f' } }];
    const valuesOf = (values: unknown) => cloudEvents(record({ type: 'measure', says: { values } }))[0]!.data['values'];
    expect(valuesOf(list)).toBe(list);
    expect(valuesOf(5)).toBe(5);
  });

  it('gives a case its hour and a milestone its state', () => {
    const [of] = cloudEvents(record({ type: 'case', says: { stage: 'reported', occurredOn: '2025-03-05' } }));
    expect(of!.data).toEqual({ stage: 'reported', occurredAt: '2025-03-05T09:00:00+08:00' });
    const reached = cloudEvents(record({ type: 'milestone', says: { milestone: 'm' } }));
    expect(reached[0]!.data).toEqual({ milestone: 'm', state: 'reached' });
  });

  it('takes the named record back, under an id of its own', () => {
    const [withdrawal] = cloudEvents(record({ type: 'withdrawn', revision: 1, says: {} }));
    expect(withdrawal).toMatchObject({ id: 'r1-withdrawn-7', data: { source: '/test', id: 'r1', revision: 1 } });
    expect(withdrawal).not.toHaveProperty('revision');
  });

  it('is as many people as it says', () => {
    const events = cloudEvents(record({ type: 'service', times: 2, says: { service: 's', subject: 'p' } }));
    expect(events.map(({ id, data }) => [id, data['subject']])).toEqual([
      ['r1-1', 'p-1'],
      ['r1-2', 'p-2'],
    ]);
  });
});
