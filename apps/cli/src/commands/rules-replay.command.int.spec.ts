import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store-sql';
import { eventIdOf, FEED_RECORD_TYPES } from '#feed';
import { run } from '../run.js';
import { recordingTerminal } from '../testing/recording-terminal.js';

const DEMO = 'test/fixtures/rules-demo';
const DAY_OPENED = 'zhibiao.day.opened.v1';

describe('zhibiao rules replay', () => {
  let place: string;
  let url: string;

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'zhibiao-replay-'));
    url = `sqlite:${join(place, 'log.db')}`;
    const store = openSqliteEventStore({ path: join(place, 'log.db') });
    const open = (iso: string) =>
      store.append('calendar-370800', 'any', [
        { id: eventIdOf('/days', iso, 1), type: DAY_OPENED, data: JSON.stringify({ region: '370800', day: iso }) },
      ]);
    await open('2025-03-05');
    const values = [
      { measure: 'visits.his', value: 150 },
      { measure: 'visits.reported', value: 100 },
    ];
    const data = { orgUnit: 'rencheng-hospital', period: '2025-03-04', values };
    const record = { type: FEED_RECORD_TYPES.measureReported, source: '/his', id: 'a', revision: 1, data };
    const id = eventIdOf('/his', 'a', 1);
    await store.append('feed-370811', 'any', [{ id, type: record.type, data: JSON.stringify(record) }]);
    await open('2025-03-06');
    await store.close();
  });

  afterAll(() => rmSync(place, { recursive: true }));

  async function replayed(...words: string[]) {
    const terminal = recordingTerminal();
    const code = await run(['rules', 'replay', ...words, '--from', '2025-03-01', '--to', '2025-03-31'], terminal, {});
    return { code, out: terminal.text(), err: terminal.errors() };
  }

  it('lists what the rules of a plugin would have found', async () => {
    const { code, out, err } = await replayed(DEMO, '--store-url', url);
    expect(code).toBe(0);
    expect(out).toBe(
      '2025-03-05 至 今  critical  visits.differ  370811  differ-2025-03  2025-03 诊疗人次 HIS 150、直报 100，相差 50.0%',
    );
    expect(err).toMatch(/^重放 2 天，1 个发现\n {2}visits\.differ：运行 \d+ 次，1 个发现/);
  });

  it('lists the difference from another version', async () => {
    const other = join(place, 'other');
    cpSync(DEMO, other, { recursive: true });
    const file = join(other, 'rules/visits-differ.js');
    writeFileSync(file, readFileSync(file, 'utf8').replace('GRAVE = 20', 'GRAVE = 80'));
    const { out } = await replayed(other, '--against', DEMO, '--store-url', url);
    expect(out).toContain('~ 2025-03-05 至 今  critical  visits.differ');
    expect(out).toContain('  2025-03-05 至 今  warning  visits.differ');
    expect(out).toContain('新增 0，减少 0，改变 1，相同 0');
    const { difference } = JSON.parse((await replayed(DEMO, '--against', DEMO, '--store-url', url, '--json')).out);
    expect(difference).toEqual({ added: [], removed: [], changed: [], alike: 1 });
  });

  it.each([
    ['a log that is not there', [DEMO, '--store-url', 'sqlite:/nowhere/log.db'], '没有日志 /nowhere/log.db'],
    ['no log at all', [DEMO], '请写 --store-url 或设 STORE_URL'],
    ['a plugin without code', ['plugins/jining', '--store-url', 'sqlite:LOG'], '没有代码'],
  ])('refuses %s', async (_what, words, message) => {
    const { code, err } = await replayed(...words.map((word) => word.replace('sqlite:LOG', url)));
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
  });
});
