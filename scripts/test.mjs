// npm test: builds, then runs every test. --unit: unit tests alone, without a build. Further words go to jest.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const words = process.argv.slice(2);
const unit = words.includes('--unit');
const rest = words.filter((word) => word !== '--unit');

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

if (!unit) run(process.execPath, ['scripts/build.mjs']);
mkdirSync('.test-results', { recursive: true });
const only = unit ? ['--testPathIgnorePatterns', '\\.(int|e2e)\\.spec\\.ts$'] : [];
run(
  process.execPath,
  [
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=.test-results/${unit ? 'unit' : 'all'}.json`,
    ...only,
    ...rest,
  ],
  { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim() },
);
