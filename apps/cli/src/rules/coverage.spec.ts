import type { Plan, Target } from '#plans';
import { coverageOf } from './coverage.js';
import type { DayExpectation, TestFile } from './test-file.js';

const plan = (id: string, version: number, ...targets: string[]): Plan => ({
  id,
  region: 'C',
  year: 2025,
  version,
  document: '',
  tasks: [],
  targets: targets.map((target) => ({ id: target, name: { zh: target, en: target } }) as Target),
});
const tests = (of: Pick<DayExpectation, 'statuses' | 'alerts'>): TestFile => ({
  file: 'a.yaml',
  plugins: [],
  cases: [
    {
      name: '',
      line: 1,
      records: [],
      days: [
        { day: 1, line: 1, ...of },
        { day: 2, line: 2, alerts: 'none' },
      ],
    },
  ],
  source: { file: 'a.yaml', data: null, place: () => ({ file: 'a.yaml', line: 1, column: 1 }) },
});
const written = { line: 1, path: [] };

describe('coverage of targets by tests', () => {
  it('counts what statuses and alerts are expected of, in the newest version of each plan', () => {
    const plans = [plan('p', 1, 'gone', 'a'), plan('p', 2, 'a', 'b', 'c')];
    const one = tests({
      statuses: [{ ...written, target: 'a', state: 'reached' }],
      alerts: [{ ...written, target: 'b' }],
    });
    expect(coverageOf(plans, [one])).toMatchObject({
      targets: 3,
      tested: 2,
      percent: 66,
      untested: [{ plan: 'p', target: 'c' }],
    });
  });

  it('keeps targets of one name in two plans apart where the plan is named', () => {
    const plans = [plan('p', 1, 'a'), plan('q', 1, 'a')];
    const one = tests({ statuses: [{ ...written, target: 'a', plan: 'q', state: 'reached' }] });
    expect(coverageOf(plans, [one]).untested).toMatchObject([{ plan: 'p', target: 'a' }]);
  });

  it('is whole where there is nothing to test', () => {
    expect(coverageOf([], [])).toMatchObject({ targets: 0, percent: 100 });
  });
});
