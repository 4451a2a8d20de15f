import type { Plan } from '../plan.js';
import { day, plan } from '../testing/example-plan.js';
import { versionsOf } from '../versions.js';
import { checkVersions } from './check-versions.js';

const revision = (version: number, change: Partial<Plan> = {}): Plan => ({
  ...plan,
  version,
  validFrom: day(`2025-0${version + 2}-01`),
  reason: '调整',
  ...change,
});

function check(...plans: Plan[]): [version: number, path: string, message: string][] {
  return [...checkVersions(versionsOf(plans, plan.id))].map((problem) => [
    problem.plan.version,
    problem.path.join('.'),
    problem.message,
  ]);
}

describe('the versions of a plan', () => {
  it('are sound one after the other', () => {
    expect(check(plan)).toEqual([]);
    expect(check(revision(3), plan, revision(2))).toEqual([]);
  });

  it.each<[string, Plan[], number, string, string]>([
    ['a gap', [plan, revision(3)], 3, 'version', '缺少第 2 版'],
    ['a gap of several', [plan, revision(4)], 4, 'version', '缺少第 2 至 3 版'],
    ['no first one', [revision(2)], 2, 'version', '缺少第 1 版'],
    ['one twice', [plan, revision(2), revision(2)], 2, 'version', '第 2 版重复'],
    ['no reason', [plan, revision(2, { reason: undefined })], 2, 'version', 'reason'],
    ['no day', [plan, revision(2, { validFrom: undefined })], 2, 'version', 'validFrom'],
    ['a first one with a day', [{ ...plan, validFrom: day('2025-03-01') }], 1, 'validFrom', '第 1 版不写 validFrom'],
    ['a first one with a reason', [{ ...plan, reason: '首次' }], 1, 'reason', '第 1 版不写 reason'],
    [
      'a revision before the year',
      [plan, revision(2, { validFrom: day('2025-01-01') })],
      2,
      'validFrom',
      '应晚于计划年度',
    ],
    [
      'revisions out of order',
      [plan, revision(2), revision(3, { validFrom: day('2025-04-01') })],
      3,
      'validFrom',
      '应晚于第 2 版的执行日 2025-04-01',
    ],
    ['another region', [plan, revision(2, { region: '370811' })], 2, 'region', '第 1 版为 370800'],
    ['another year', [plan, revision(2, { year: 2024 })], 2, 'year', '第 1 版为 2025'],
  ])('are not sound with %s', (_, plans, version, path, words) => {
    expect(check(...plans)).toEqual([[version, path, expect.stringContaining(words)]]);
  });
});
