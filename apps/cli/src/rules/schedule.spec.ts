import { formatDay, parseDay } from '#calendar';
import { scheduleOf } from './schedule.js';
import type { RecordLine, TestCase } from './test-file.js';

const day = (text: string) => parseDay(text)!;
const record = (id: string, says: RecordLine['says'], of: Partial<RecordLine> = {}): RecordLine => ({
  line: 1,
  type: 'measure',
  id,
  source: '/test',
  times: 1,
  says,
  ...of,
});
const told = (records: RecordLine[], looks: string[]) => {
  const testCase: TestCase = { name: '', line: 1, records, days: looks.map((one) => ({ day: day(one), line: 1 })) };
  const { before, days, late } = scheduleOf(testCase, day('2025-01-01'));
  const sent = (list: typeof days) =>
    Object.fromEntries(
      list.filter((one) => one.records.length > 0).map((one) => [formatDay(one.day), ids(one.records)]),
    );
  return {
    before: ids(before),
    from: formatDay(days[0]!.day),
    to: formatDay(days.at(-1)!.day),
    count: days.length,
    sent: sent(days),
    late: sent(late),
  };
};
const ids = (records: readonly RecordLine[]): string => records.map(({ id }) => id).join();

describe('the course of a case', () => {
  it('brings a report in on the day after its last, anything else on its own, a withdrawal behind the one before', () => {
    const records = [
      record('month', { period: '2025-03' }),
      record('covered', { period: '2025-03', coverage: { from: '2025-03-01', to: '2025-03-20' } }),
      record('service', { occurredOn: '2025-03-05' }),
      record('case', { occurredAt: '2025-03-06T23:00:00Z' }),
      record('withdrawn', {}),
      record('told late', { period: '2025-02' }, { sentOn: day('2025-03-09') }),
    ];
    expect(told(records, ['2025-04-02'])).toEqual({
      before: '',
      from: '2025-03-05',
      to: '2025-04-02',
      count: 29,
      sent: {
        '2025-03-05': 'service',
        '2025-03-07': 'case,withdrawn',
        '2025-03-09': 'told late',
        '2025-03-21': 'covered',
        '2025-04-01': 'month',
      },
      late: {},
    });
  });

  it('begins with the first plan’s year; what is older comes in before', () => {
    const records = [record('old', { period: '2024-06' }), record('baseline', { period: '2024-12-31' })];
    const { before, from, sent } = told(records, ['2025-01-03']);
    expect([before, from, sent]).toEqual(['old', '2025-01-01', { '2025-01-01': 'baseline' }]);
  });

  it('sends what has no day at all before it begins', () => {
    expect(told([record('dateless', { period: 'March' })], ['2025-02-01'])).toMatchObject({
      before: 'dateless',
      count: 1,
    });
  });

  it('names what would come in too late, but sends what is to be refused', () => {
    const records = [
      record('refused', { period: '2040' }, { refused: 'DATE_OUT_OF_RANGE' }),
      record('late', { period: '2025-06' }),
    ];
    expect(told(records, ['2025-06-30'])).toMatchObject({
      sent: { '2025-06-30': 'refused' },
      late: { '2025-07-01': 'late' },
    });
  });
});
