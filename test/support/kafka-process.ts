import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';

const START_TIMEOUT_MS = 60_000;
const HEAP = ['-Xms512m', '-Xmx512m', '-XX:+UseSerialGC'];

/** What a single-node KRaft broker runs on. */
export interface BrokerSetup {
  readonly jars: string;
  readonly dataDir: string;
  readonly port: number;
  readonly controllerPort: number;
}

/** A running broker process. */
export interface BrokerProcess {
  /** Ends the process (SIGTERM flushes and closes the log, SIGKILL does not) and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts a broker on its data directory (formatted at the first start) and waits until it serves. */
export async function startBrokerProcess(setup: BrokerSetup): Promise<BrokerProcess> {
  const config = await writeConfig(setup);
  const classPath = ['-cp', join(setup.jars, '*')];
  if (!existsSync(join(setup.dataDir, 'log/meta.properties'))) {
    // In one word, since an id may begin with a hyphen.
    const id = `--cluster-id=${randomBytes(16).toString('base64url')}`;
    const format = ['kafka.tools.StorageTool', 'format', id, '-c', config];
    await promisify(execFile)('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', ...classPath, ...format]);
  }
  const logFile = join(setup.dataDir, 'broker.log');
  const log = await open(logFile, 'a');
  const java = spawn('java', [...HEAP, ...classPath, 'kafka.Kafka', config], {
    stdio: ['ignore', log.fd, log.fd],
    // A group of its own: Ctrl-C in the terminal goes to the parent, which ends the broker in its order.
    detached: true,
  });
  await log.close();
  const broker = own(java);
  try {
    await untilServing(setup.port, java);
    return broker;
  } catch (error) {
    await broker.end('SIGKILL');
    const tail = (await readFile(logFile, 'utf8').catch(() => '')).slice(-2_000);
    throw new Error(`Kafka did not start: ${(error as Error).message}\n${tail}`, { cause: error });
  }
}

/** Makes sure that the broker does not outlive this process, however it ends. */
function own(java: ChildProcess): BrokerProcess {
  const gone = new Promise<void>((resolve) => {
    java.once('exit', () => resolve());
    java.once('error', () => resolve());
  });
  const killNow = () => void java.kill('SIGKILL');
  process.once('exit', killNow);
  // After a SIGKILL of this process no exit handler runs; the pipe to this little shell closes all the same.
  const watchdog = spawn('sh', ['-c', `cat >/dev/null; kill -9 ${java.pid} 2>/dev/null`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  return {
    async end(signal) {
      java.kill(signal);
      await gone;
      process.removeListener('exit', killNow);
      watchdog.kill('SIGKILL');
      watchdog.stdin?.destroy();
    },
  };
}

async function untilServing(port: number, java: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const retry = { retries: 0 };
  for (;;) {
    if (java.exitCode !== null || java.signalCode !== null) throw new Error('the process ended');
    if (java.pid === undefined) throw new Error('java cannot be run');
    const admin = new Kafka({ brokers: [`127.0.0.1:${port}`], logLevel: logLevel.NOTHING, retry }).admin();
    try {
      await admin.connect();
      const { brokers } = await admin.describeCluster();
      if (brokers.length > 0) return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    } finally {
      await admin.disconnect().catch(() => {});
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function writeConfig({ dataDir, port, controllerPort }: BrokerSetup): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const config = join(dataDir, 'server.properties');
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'log.dirs': join(dataDir, 'log'),
    'auto.create.topics.enable': false,
    'num.partitions': 4,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'log.retention.hours': 24,
  };
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}`);
  await writeFile(config, `${lines.join('\n')}\n`);
  return config;
}
