import type { Position, ReadAllOptions, RecordedEvent } from '#event-store';
import { InMemoryEventStore } from '#event-store';
import { sampleEvent } from '../../../event-store/src/testing/index.js';
import { StallWatch } from './stall-watch.js';

const NEVER_MS = 2 ** 30;

describe('the watch over a quiet subscription', () => {
  let log: InMemoryEventStore;
  let watch: StallWatch;
  let received: Position;
  let backlog: boolean;
  let asked: ReadAllOptions[];
  let stalls: Position[];

  beforeEach(() => {
    log = new InMemoryEventStore();
    [received, backlog, asked, stalls] = [-1, false, [], []];
    const reader = {
      head: () => log.head(),
      readAll: (options: ReadAllOptions) => {
        asked.push(options);
        return log.readAll(options);
      },
    };
    const watched = {
      received: () => received,
      backlog: () => backlog,
      stalled: ({ position }: RecordedEvent) => stalls.push(position),
    };
    watch = new StallWatch(reader, ['feed'], watched, -1, NEVER_MS);
  });
  afterEach(async () => {
    watch.stop();
    await log.close();
  });

  const append = async (stream: string, n: number): Promise<Position> =>
    (await log.append(stream, 'any', [sampleEvent(n)])).position;

  it('tells of an event that has not come by the second look', async () => {
    const missing = await append('feed-a', 1);
    await watch.look();
    expect(stalls).toEqual([]);
    await watch.look();
    expect(stalls).toEqual([missing]);
  });

  it('lets an event come late', async () => {
    const late = await append('feed-a', 1);
    await watch.look();
    received = late;
    await watch.look();
    await watch.look();
    expect(stalls).toEqual([]);
  });

  it('does not look twice at what is not for the subscription', async () => {
    const other = await append('alert-a', 1);
    await watch.look();
    await watch.look();
    await append('alert-a', 2);
    await watch.look();
    expect(asked.map(({ after }) => after)).toEqual([-1, other]);
    expect(stalls).toEqual([]);
  });

  it('believes the server how far it has sent', async () => {
    watch.sentUpTo(await append('alert-a', 1));
    await watch.look();
    expect(asked).toEqual([]);
  });

  it('says nothing while events wait for their reader', async () => {
    await append('feed-a', 1);
    backlog = true;
    await watch.look();
    await watch.look();
    expect([asked, stalls]).toEqual([[], []]);
  });

  it('looks again after the log could not be read', async () => {
    const missing = await append('feed-a', 1);
    const head = log.head.bind(log);
    log.head = () => Promise.reject(new Error('gone'));
    await watch.look();
    log.head = head;
    await watch.look();
    await watch.look();
    expect(stalls).toEqual([missing]);
  });
});
