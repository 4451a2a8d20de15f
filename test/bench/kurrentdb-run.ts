import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { START, type EventStore } from '#event-store';
import { openKurrentEventStore } from '#event-store-kurrentdb';
import type { Measured } from './measured.js';

const STREAMS = 12;
const BATCH = 1_000;
const PAGE = 5_000;

/**
 * What the log on KurrentDB costs. Against a server that is named, events a second; against the double, which is no
 * database, only the time that the adapter and its client take for an event in this process.
 */
export async function measureKurrentDb(events: number, serverUrl: string | undefined): Promise<readonly Measured[]> {
  const double = serverUrl === undefined ? await startDouble() : undefined;
  const store = openKurrentEventStore({ url: serverUrl ?? double!.url });
  try {
    const head = await store.head();
    const appended = await timed(() => append(store, events));
    const read = await timed(() => readBehind(store, head));
    if (read.result < events) throw new Error(`only ${read.result} of ${events} events were read`);
    const tell = (what: string, { seconds, cpuSeconds }: Timed<unknown>): Measured => ({
      peer: `kurrentdb-${what}`,
      ...(serverUrl !== undefined && { perSecond: Math.round(events / seconds) }),
      microsecondsPerEvent: Number(((cpuSeconds * 1e6) / events).toFixed(1)),
      against: serverUrl === undefined ? 'a double: client process only' : 'a server',
    });
    return [tell('append', appended), tell('read', read)];
  } finally {
    await store.close();
    double?.process.disconnect();
  }
}

async function append(store: EventStore, events: number): Promise<void> {
  for (let from = 0; from < events; from += BATCH) {
    const streams = Array.from({ length: STREAMS }, (_, stream) => ({
      stream: `feed-${370_811 + stream}`,
      expected: 'any' as const,
      events: Array.from({ length: Math.ceil(BATCH / STREAMS) }, (_, nth) => newEvent(from + nth)),
    }));
    await store.appendBatch(streams);
  }
}

const newEvent = (n: number) => ({
  id: randomUUID(),
  type: 'zhibiao.service.recorded.v1',
  data: JSON.stringify({
    source: '/his/370811',
    id: `r-${n}`,
    revision: 1,
    data: { orgUnit: '370811', service: 'vaccination', subject: `p-${n}`, occurredOn: '2025-03-05' },
  }),
});

async function readBehind(store: EventStore, head: number): Promise<number> {
  let count = 0;
  for (let after = Math.max(head, START); ;) {
    const page = await store.readAll({ after, limit: PAGE, categories: ['feed'] });
    if (page.length === 0) return count;
    count += page.length;
    after = page.at(-1)!.position;
  }
}

interface Timed<Result> {
  readonly result: Result;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function timed<Result>(work: () => Promise<Result>): Promise<Timed<Result>> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, seconds: (performance.now() - began) / 1_000, cpuSeconds: (user + system) / 1e6 };
}

function startDouble(): Promise<{ readonly process: ChildProcess; readonly url: string }> {
  const child = fork(new URL('./kurrentdb-double-process.js', import.meta.url));
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve({ process: child, url: String(url) }));
    child.once('exit', (code) => reject(new Error(`the double ended with ${code}`)));
  });
}
