import { InMemoryEventStore, type EventStore, type NewEvent } from '#event-store';
import { SharedAppend } from './shared-append.js';

const event = (id: string): NewEvent => ({ id, type: 'rejected', data: '{}' });

function counting(store: EventStore): { store: EventStore; appends: () => number } {
  let appends = 0;
  const appendBatch: EventStore['appendBatch'] = (parts) => {
    appends++;
    return store.appendBatch(parts);
  };
  return { store: { appendBatch } as EventStore, appends: () => appends };
}

describe('a shared append', () => {
  it('takes what comes in one turn in one append, and answers its last position to everybody', async () => {
    const log = new InMemoryEventStore();
    const { store, appends } = counting(log);
    const shared = new SharedAppend(store);
    const positions = await Promise.all([
      shared.add((batch) => batch.refuse(event('a'))),
      shared.add((batch) => {
        batch.refuse(event('b'));
        batch.refuse(event('c'));
      }),
    ]);
    expect(appends()).toBe(1);
    expect(positions).toEqual([await log.head(), await log.head()]);
    await shared.add((batch) => batch.refuse(event('d')));
    expect(appends()).toBe(2);
  });

  it('does not wait for others once it is large', async () => {
    const { store, appends } = counting(new InMemoryEventStore());
    const shared = new SharedAppend(store);
    const large = shared.add((batch) => {
      for (let i = 0; i < 3_000; i++) batch.refuse(event(`l${i}`));
    });
    const small = shared.add((batch) => batch.refuse(event('s')));
    await Promise.all([large, small]);
    expect(appends()).toBe(2);
  });

  it('answers nothing where nothing was filled in', async () => {
    const shared = new SharedAppend(new InMemoryEventStore());
    expect(await shared.add(() => {})).toBeUndefined();
  });

  it('fails for everybody in it, and goes on with the next', async () => {
    let fails = true;
    const log = new InMemoryEventStore();
    const store = {
      appendBatch: async (parts) => {
        if (fails) throw Object.assign(new Error('no log'), { code: 'NO_LOG' });
        return log.appendBatch(parts);
      },
    } as EventStore;
    const shared = new SharedAppend(store);
    const tried = await Promise.allSettled([
      shared.add((batch) => batch.refuse(event('a'))),
      shared.add((batch) => batch.refuse(event('b'))),
    ]);
    expect(tried.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await shared.add((batch) => batch.refuse(event('a')))).toBe(await log.head());
  });
});
