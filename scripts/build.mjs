// Compiles the workspace to dist/. Exits with the compiler's code.
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';

const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
if (status === 0) chmodSync('bin/zhibiao.js', 0o755);
process.exit(status ?? 1);
