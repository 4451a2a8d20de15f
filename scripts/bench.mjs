// npm run bench: builds, then measures. Options: --rounds N --messages N --store sqlite,postgres|kurrentdb --store-url URL --latency SECONDS --growth MILLIONS --json FILE --no-peers --rules
import { spawnSync } from 'node:child_process';

function run(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run(['scripts/build.mjs']);
run(['--no-warnings', 'dist/test/bench/bench.js', ...process.argv.slice(2)]);
