import { formatDay } from '#calendar';
import type { PacingByCode } from '#plans';
import { loadCatalogue } from '../load-catalogue.js';
import { CODE_MANIFEST } from '../testing/code-plugin.js';
import { EXAMPLE, withPlugin, type Files } from '../testing/plugin-folder.js';

/** The example, whose target takes its pacing from the code `evaluate`. */
function pacedBy(evaluate: string, key = 'late', extra = ''): Files {
  const code = `import { daysBetween, definePacing } from 'plugin-sdk';
export const late = definePacing({ key: 'late', name: { zh: '后半程' }, evaluate: ${evaluate} });
`;
  const plan = (EXAMPLE['plans/plan.yaml'] ?? '').replace(
    'indicator: coverage\n',
    `indicator: coverage\n    pacing: { by: ${key} }\n${extra}`,
  );
  return { ...EXAMPLE, 'plugin.yaml': CODE_MANIFEST, 'rules/late.js': code, 'plans/plan.yaml': plan };
}

async function loaded(files: Files) {
  return withPlugin(files, async (folder) => {
    const loading = await loadCatalogue([folder]);
    if (loading.ok) return { catalogue: loading.catalogue, problems: [] };
    const problems = loading.problems.map(
      ({ file, line, message, hint }) =>
        `${file.slice(folder.length + 1)}:${line} ${message}${hint ? ` [${hint}]` : ''}`,
    );
    return { catalogue: undefined, problems };
  });
}

describe('a pacing by code', () => {
  it('is asked for each day and kept as a curve in the plan', async () => {
    const { catalogue, problems } = await loaded(
      pacedBy("({ day, window }) => (day < '2025-07-01' ? 0 : day > window.to ? 1 : 0.5)"),
    );
    expect(problems).toEqual([]);
    const pacing = catalogue!.plans[0]!.targets[0]!.pacing as PacingByCode;
    expect(pacing).toMatchObject({ by: 'late' });
    expect(formatDay(pacing.from)).toBe('2025-01-01');
    expect(pacing.shares.indexOf(0.5)).toBe(181);
    expect(new Set(pacing.shares)).toEqual(new Set([0, 0.5]));
  });

  it('changes the digest of the catalogue with its code', async () => {
    const [one, same, other] = [
      await loaded(pacedBy('() => 0.5')),
      await loaded(pacedBy('() => 0.5')),
      await loaded(pacedBy('() => 0.6')),
    ];
    expect(same.catalogue!.digest).toBe(one.catalogue!.digest);
    expect(other.catalogue!.digest).not.toBe(one.catalogue!.digest);
  });

  it.each([
    ['falls', "({ day }) => (day === '2025-03-05' ? 0.1 : 0.5)", '进度曲线 late 在 2025-03-05 下降：由 0.5 降到 0.1'],
    ['exceeds the whole', '() => 1.5', '进度曲线 late 在 2025-01-01 没有给出结果'],
    ['is no number', '() => NaN', '进度曲线 late 在 2025-01-01 没有给出结果'],
    ['throws', "() => { throw new Error('no') }", '进度曲线 late 在 2025-01-01 没有给出结果'],
  ])('that %s is refused at the target', async (_, evaluate, message) => {
    const { problems } = await loaded(pacedBy(evaluate));
    expect(problems).toEqual([expect.stringMatching(/^plans\/plan\.yaml:11 /)]);
    expect(problems[0]).toContain(message);
  });

  it('must be declared', async () => {
    const { problems } = await loaded(pacedBy('() => 0.5', 'lat'));
    expect(problems).toEqual(['plans/plan.yaml:11 未知代码中的进度曲线 lat [是否想写 late？]']);
  });

  it('is not for a window that comes again', async () => {
    const { problems } = await loaded(pacedBy('() => 0.5', 'late', '    window: month\n'));
    expect(problems).toEqual([expect.stringContaining('本目标为 month')]);
  });
});
