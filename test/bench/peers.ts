import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/server.js';
import type { Oracle } from './bench-records.js';
import type { Measured } from './measured.js';

/** Programs that do the same job, where their folder lies beside the repository. */
const FOLDER = join(ROOT, '..', 'shared', 'peers');

export interface Peers {
  run(name: string): Measured;
  latency(name: string, seconds: number): Measured;
}

export function peersAvailable(): boolean {
  return existsSync(join(FOLDER, 'job.mjs'));
}

/** Prepares the peer programs in a folder of their own; `jars` holds Kafka's, to which theirs are added. */
export function preparePeers(folder: string, brokers: readonly string[], topic: string, oracle: Oracle): Peers {
  const run = join(folder, 'run');
  mkdirSync(join(folder, 'classes'), { recursive: true });
  mkdirSync(run, { recursive: true });
  for (const file of readdirSync(FOLDER)) cpSync(join(FOLDER, file), join(run, file));
  writeFileSync(join(folder, 'oracle.json'), JSON.stringify(oracle));
  if (!existsSync(join(run, 'node_modules')))
    must('npm', ['install', '--no-audit', '--no-fund', '--prefix', run], run, {});
  if (!existsSync(join(folder, 'libs'))) {
    must(
      'mvn',
      ['-q', '-f', join(run, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${folder}/libs`],
      run,
      {},
    );
  }
  must(
    'javac',
    ['-nowarn', '-cp', `${folder}/libs/*`, '-d', join(folder, 'classes'), join(run, 'Streams.java')],
    run,
    {},
  );
  const env = {
    KAFKA_BROKERS: brokers.join(','),
    PEERS_DIR: folder,
    PEERS_TOPIC: topic,
    PEERS_ALERTS: `${topic}.alerts`,
    NODE_NO_WARNINGS: '1',
  };
  return {
    run: (name) =>
      name.startsWith('streams-')
        ? answer(
            'java',
            ['-cp', `${folder}/classes:${folder}/libs/*`, 'Streams', name.slice('streams-'.length)],
            run,
            env,
          )
        : answer(
            process.execPath,
            [...(name.startsWith('floor-') ? ['floor.mjs', name.slice(6)] : [`${name}.mjs`])],
            run,
            env,
          ),
    latency: (name, seconds) => answer(process.execPath, ['latency.mjs', name, String(seconds)], run, env),
  };
}

function must(command: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stderr.slice(-2_000)}`);
  return stdout;
}

/** The JSON line that a peer prints of itself. */
function answer(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Measured {
  const line = must(command, args, cwd, env)
    .split('\n')
    .find((one) => one.startsWith('{') && one.includes('"peer"'));
  if (line === undefined) throw new Error(`${args.join(' ')} printed no result`);
  return JSON.parse(line) as Measured;
}
