// npm run demo: builds where dist/ is missing or older than the sources, then runs `zhibiao demo`. Further words go to it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['apps', 'libs', 'test/support'];
/** Built by other means. */
const NOT_OURS = 'apps/console';

/** Whether a source below a path has no output, or an older one. */
function isStale(path) {
  if (path === NOT_OURS) return false;
  const stats = statSync(path);
  if (stats.isDirectory())
    return readdirSync(path).some((name) => name !== 'node_modules' && isStale(join(path, name)));
  if (!path.endsWith('.ts') || path.endsWith('.d.ts') || path.endsWith('.spec.ts')) return false;
  const output = join('dist', path.replace(/\.ts$/, '.js'));
  return !existsSync(output) || statSync(output).mtimeMs < stats.mtimeMs;
}

if (SOURCES.some(isStale)) {
  process.stderr.write('正在编译…\n');
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    stdio: ['inherit', process.stderr, 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}
const demo = spawn(process.execPath, ['bin/zhibiao.js', 'demo', ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the demo by itself; it ends in its own time, and this waits for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => demo.kill('SIGTERM'));
demo.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
