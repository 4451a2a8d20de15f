import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { plainLine, stepsIn, type GuideStep } from '../support/e2e-guide.js';
import { ROOT } from '../support/e2e-server.js';

const GUIDE = join(ROOT, 'docs/write-a-plugin.md');
const TIMEOUT_MS = 300_000;

/** One shell for all blocks, as a reader has it. */
class Shell {
  private readonly bash: ChildProcessWithoutNullStreams;
  private printed = '';
  private blocks = 0;

  constructor(env: Readonly<Record<string, string>>) {
    this.bash = spawn('bash', [], { cwd: ROOT, env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', ...env } });
    for (const stream of [this.bash.stdout, this.bash.stderr]) {
      stream.on('data', (data: Buffer) => (this.printed += data.toString()));
    }
    // What a person's shell does by itself.
    this.bash.stdin.write('shopt -s expand_aliases\n');
  }

  /** Runs a block; answers what it printed and how its last command ended. */
  async run(text: string): Promise<{ readonly printed: string; readonly code: number }> {
    const mark = `block-${++this.blocks}-ended`;
    this.printed = '';
    this.bash.stdin.write(`${text}\necho "${mark} $?"; echo "${mark}" >&2\n`);
    for (;;) {
      const code = new RegExp(`${mark} (\\d+)`).exec(this.printed)?.[1];
      const ends = this.printed.split(mark).length - 1;
      if (code !== undefined && ends === 2) return { printed: this.printed, code: Number(code) };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  end(): void {
    this.bash.stdin.end('kill $(jobs -p) 2>/dev/null\n');
  }
}

describe('docs/write-a-plugin.md', () => {
  const steps = stepsIn(readFileSync(GUIDE, 'utf8'));
  let home: string;
  let shell: Shell;
  let port: number;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'zhibiao-guide-'));
    port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    shell = new Shell({ HOME: home, PORT: String(port), ZHIBIAO_URL: url, LOG_LEVEL: 'warn' });
  });

  afterAll(async () => {
    shell.end();
    await new Promise((resolve) => setTimeout(resolve, 500));
    rmSync(home, { recursive: true, force: true });
  });

  it(
    'says nothing that does not happen, word for word',
    async () => {
      for (const step of steps) {
        if (step.kind === 'file') write(step, join(home, 'kecheng'));
        else await follow(step);
      }
    },
    TIMEOUT_MS,
  );

  function write({ path, text }: Extract<GuideStep, { kind: 'file' }>, folder: string): void {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  async function follow({ line, text, shown }: Extract<GuideStep, { kind: 'commands' }>): Promise<void> {
    // The guide's port is the default one; here any free one will do.
    const own = text.replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`);
    const isServer = /zhibiao serve$/m.test(own);
    const { printed, code } = await shell.run(isServer ? `${own} > serve.log 2>&1 &\n${UNTIL_UP(port)}` : own);
    const told = plainLine(printed);
    for (const expected of shown) {
      const words = plainLine(expected);
      if (!told.includes(words)) throw new Error(`line ${line}: “${words}” is not in:\n${printed}`);
    }
    const mayFail = shown.some((one) => /^(错误|失败)/.test(one));
    if (code !== 0 && !mayFail) throw new Error(`line ${line}: exit ${code}\n${text}\n${printed}`);
  }
});

const UNTIL_UP = (port: number): string =>
  `for i in $(seq 150); do curl -sf http://127.0.0.1:${port}/health/live > /dev/null && break; sleep 0.2; done`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
