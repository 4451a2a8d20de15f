import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** What it wrote to its log so far. */
  log(): string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
  get<T>(path: string): Promise<T>;
}

/** Root of the repository, from `test/support` and from `dist/test/support` alike. */
export const ROOT = rootOf(dirname(fileURLToPath(import.meta.url)));

const START_MS = 60_000;
const LOOK_MS = 20;

function rootOf(folder: string): string {
  const root = join(folder, '..', '..');
  return root.endsWith('dist') ? join(root, '..') : root;
}

/** Starts `dist/apps/server/src/main.js` on a free port and waits until it listens. */
export async function startServerProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = env['PORT'] ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(ROOT, 'dist/apps/server/src/main.js')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1', LOG_LEVEL: 'warn', ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithParent = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithParent);
  child.once('exit', () => process.off('exit', killWithParent));
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${log}`);
    return (await fetch(`${url}/health/live`)).ok;
  }, START_MS).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error instanceof Error ? new Error(`${error.message}\n${log}`) : error;
  });
  return {
    url,
    pid: child.pid!,
    log: () => log,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
    get: async <T>(path: string): Promise<T> => {
      const answer = await fetch(url + path);
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
}

/** Looks again until it is true. A look that throws a connection error counts as false. */
export async function until(look: () => Promise<boolean> | boolean, timeoutMs: number): Promise<void> {
  const end = performance.now() + timeoutMs;
  let last: unknown;
  while (performance.now() < end) {
    try {
      if (await look()) return;
      last = undefined;
    } catch (error) {
      // By name: under jest, fetch's errors are of another realm.
      if ((error as Error).name !== 'TypeError') throw error;
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`not so within ${timeoutMs} ms${last === undefined ? '' : `: ${String(last)}`}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return ended;
}
