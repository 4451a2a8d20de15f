import { appendContract } from './append.contract.js';
import { batchContract } from './batch.contract.js';
import type { OpenEventStore } from './event-store-under-test.js';
import { readContract } from './read.contract.js';
import { subscribeContract } from './subscribe.contract.js';

/** What every event store must do, as one jest suite. `open` gives an empty store; it is called once for each test. */
export function eventStoreContract(name: string, open: OpenEventStore): void {
  describe(`event store contract: ${name}`, () => {
    appendContract(open);
    batchContract(open);
    readContract(open);
    subscribeContract(open);
  });
}
