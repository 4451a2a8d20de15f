import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = 'bin/zhibiao.js';
const START_TIMEOUT_MS = 60_000;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function started(words: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [PROGRAM, ...words], { env: { ...process.env, NO_COLOR: '1', ...env } });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (texts.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (texts.err += data.toString()));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...texts })));
  return { child, ended, texts };
}

const ran = (...words: string[]) => started(words).ended;

/** The address that `serve` prints. */
function urlOf({ child, texts }: { child: ChildProcess; texts: { out: string } }): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const url = /Zhibiao is up: (http:\S+)/.exec(texts.out)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', look);
    child.on('close', () => reject(new Error('serve ended before it was up')));
  });
}

const report = (id: string, measure: string) =>
  JSON.stringify({
    specversion: '1.0',
    type: 'zhibiao.measure.reported.v1',
    source: '/test',
    id,
    data: { orgUnit: '370811', period: '2025-03-05', values: [{ measure, value: 1 }] },
  });

describe('the built command line against a server of its own', () => {
  let server: ReturnType<typeof started>;
  let url: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhibiao-e2e-'));
    server = started(['serve'], { STORE_URL: 'memory:', CLOCK: 'feed', PORT: '0', LOG_LEVEL: 'silent' });
    url = await urlOf(server);
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    server.child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  it('sends a file, tells each refusal by its place in the file, and exits 1 for it', async () => {
    const file = join(folder, 'records.ndjson');
    const good = Array.from({ length: 5_001 }, (_, at) => report(`good-${at}`, 'mental-health.lectures'));
    await writeFile(file, [...good, report('bad', 'mental-health.lecture'), good[0]].join('\n'));
    const { code, out } = await ran('feed', 'send', file, '--url', url, '--json');
    expect(JSON.parse(out)).toMatchObject({
      accepted: 5_001,
      duplicates: 1,
      rejected: 1,
      rejections: [{ index: 5_001, id: 'bad', code: 'UNKNOWN_MEASURE' }],
    });
    expect(code).toBe(1);
  }, 60_000);

  it('sends a CSV for its source and exits 0', async () => {
    const file = join(folder, 'table.csv');
    await writeFile(file, 'orgUnit,period,measure,value\n370812,2025-03-05,malaria.local-spread-from-import,1\n');
    expect(await ran('feed', 'send', file, '--url', url, '--source', '/clerk')).toMatchObject({ code: 0 });
    expect(await ran('feed', 'send', file, '--url', url)).toMatchObject({ code: 2, out: '' });
  }, 60_000);

  it('asks for status, refusals and the alert of the breach, and signs for it', async () => {
    const status = await ran('plan', 'status', 'jining-2025', '--url', url, '--json');
    expect(JSON.parse(status.out)).toMatchObject({ plan: 'jining-2025', orgUnit: '370800' });
    const refused = await ran('rejections', 'list', '--url', url, '--json');
    expect(JSON.parse(refused.out)).toMatchObject([{ code: 'UNKNOWN_MEASURE', recordId: 'bad' }]);
    const alerts = JSON.parse((await ran('alerts', 'list', '--url', url, '--json')).out) as { alertId: string }[];
    expect(alerts.length).toBeGreaterThan(0);
    const [first] = alerts;
    const signed = await ran('alerts', 'ack', first!.alertId, '--by', '王科长', '--url', url, '--json');
    expect(JSON.parse(signed.out)).toMatchObject({ alertId: first!.alertId, state: 'acknowledged' });
    expect((await ran('alerts', 'show', first!.alertId, '--url', url)).out).toContain('王科长');
    expect((await ran('projection', 'status', '--url', url)).code).toBe(0);
  }, 60_000);

  it('refuses to start with a configuration that cannot be', async () => {
    const { code, out, err } = await started(['serve'], { PORT: 'x' }).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('PORT=x');
  }, 60_000);

  it('stops cleanly when asked to', async () => {
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  }, 60_000);
});

describe('the demo of another region', () => {
  it.each(['xiaoxian', 'shangyu', 'zhoucun', 'haian'])(
    '%s: a year made from its plan',
    async (region) => {
      const { code, out } = await ran('demo', '--json', '--region', region);
      const { failed, board } = JSON.parse(out);
      expect([code, failed]).toEqual([0, []]);
      expect(board.rows.length).toBeGreaterThan(100);
    },
    60_000,
  );

  it('is refused where there is no such region', async () => {
    const { code, err } = await ran('demo', '--region', 'haion');
    expect([code, err]).toEqual([2, expect.stringContaining('是否想写 haian？')]);
  });
});

describe('the demo', () => {
  it('shows what it should, as JSON on standard output alone', async () => {
    const { code, out, err } = await ran('demo', '--json', '--seed', '7');
    const told = JSON.parse(out);
    expect(told.failed).toEqual([]);
    expect(told.board.rows.length).toBeGreaterThan(60);
    expect(told.board.rows.some(({ colour }: { colour: string }) => colour === 'red')).toBe(true);
    expect(told.alerts.length).toBeGreaterThan(10);
    expect(told.explained.shown.some(({ history }: { history: unknown[] }) => history.length > 0)).toBe(true);
    expect(err).toContain('2025-12');
    expect(code).toBe(0);
  }, 120_000);
});
