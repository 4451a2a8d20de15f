import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './e2e-server.js';

export interface BootAttempt {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Starts the program with an environment that it should refuse, and answers how it ended. Ends it after `patienceMs`. */
export function attemptBoot(env: Readonly<Record<string, string>>, patienceMs = 20_000): Promise<BootAttempt> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/apps/server/src/main.js')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stderr }));
  });
}
