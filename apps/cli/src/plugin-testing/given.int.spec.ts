import { given } from './index.js';

const DEMO = 'test/fixtures/rules-demo';
const visits = (his: number, reported: number) => ({
  type: 'measure' as const,
  orgUnit: 'rencheng-hospital',
  period: '2025-03-04',
  values: { 'visits.his': his, 'visits.reported': reported },
});

describe('given records', () => {
  it('leads to what is expected on a day', async () => {
    await given(DEMO, visits(200, 100))
      .on('2025-03-05')
      .expect({
        findings: [{ rule: 'visits.differ', orgUnit: '370811', severity: 'critical' }],
        statuses: [{ target: 'visits-agree', orgUnit: '370811', state: 'behind', value: 100 }],
      });
    await given(DEMO, visits(100, 100)).on('2025-03-05').expect({ findings: 'none' });
  });

  it('tells what is otherwise', async () => {
    const test = given(DEMO, visits(200, 100)).on('2025-03-05').expect({ findings: 'none' });
    await expect(test).rejects.toThrow(/2025-03-05 规则 visits\.differ\n.*期望 没有发现\n.*实为 differ-2025-03/);
  });

  it('tells what it cannot understand', async () => {
    const test = given(DEMO, visits(200, 100)).on('2025-02-30').expect({ findings: 'none' });
    await expect(test).rejects.toThrow('2025-02-30 不是日历上的日期');
    const named = given(DEMO)
      .on('2025-03-05')
      .expect({ findings: [{ rule: 'visits.difer' }] });
    await expect(named).rejects.toThrow('没有规则 visits.difer（是否想写 visits.differ？）');
    const formed = given(DEMO, { type: 'measure', refused: 'NONSENSE' as never })
      .on('2025-03-05')
      .expect({});
    await expect(formed).rejects.toThrow(/refused/);
  });

  it('is about a plugin that loads', async () => {
    await expect(given('plugins/none').on('2025-03-05').expect({})).rejects.toThrow();
  });
});
