import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const KAFKA_VERSION = '4.3.1';

/**
 * The directory with the jars of a Kafka broker, outside the repository and kept between runs. Fetched with Maven where it is
 * missing (about 45 MB). Two processes may do so at once: a directory is complete or absent.
 */
export async function ensureKafkaJars(): Promise<string> {
  const jars = cachedJars();
  if (existsSync(jars)) return jars;
  await mkdir(dirname(jars), { recursive: true });
  const fresh = await mkdtemp(`${jars}.`);
  try {
    const pom = javaSource('pom.xml');
    const args = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`];
    await promisify(execFile)('mvn', args, { maxBuffer: 16 * 1024 * 1024 });
    await rename(fresh, jars).catch((error: unknown) => {
      if (!existsSync(jars)) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return jars;
}

/** A file of `test/support/java`, whether this runs from the sources or from `dist`. */
export function javaSource(name: string): string {
  return join(repositoryRoot(), 'test/support/java', name);
}

/** What is missing on this machine to run Java with the jars of Kafka, in words; `null` when nothing is. */
export function missingForJars(): string | null {
  if (!onPath('java')) return 'no java on the PATH';
  if (!existsSync(cachedJars()) && !onPath('mvn')) return 'no mvn on the PATH to fetch Kafka with';
  return null;
}

function cachedJars(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'zhibiao', `kafka-${KAFKA_VERSION}`);
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((dir) => dir !== '' && existsSync(join(dir, program)));
}

function repositoryRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!isRepositoryRoot(dir)) {
    if (dir === dirname(dir)) throw new Error('the repository root was not found above this file');
    dir = dirname(dir);
  }
  return dir;
}

function isRepositoryRoot(dir: string): boolean {
  const manifest = join(dir, 'package.json');
  return existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'zhibiao';
}
