import fc from 'fast-check';
import { accrualContract } from './accrual-contract.js';
import { deskForEachTest } from './desk-for-each-test.js';
import type { FeedEvent } from './feed-events.js';
import { historyInBatches } from './histories.js';
import { holdingContract } from './holding-contract.js';
import { naiveSums } from './naive-sums.js';
import { postingContract } from './posting-contract.js';
import type { StorageUnderTest } from './posting-desk.js';

/** What every storage of the projection must do. `runs`: how many random histories it is tried with. */
export function projectionStorageContract(create: () => Promise<StorageUnderTest>, { runs }: { runs: number }): void {
  const at = deskForEachTest(create);
  postingContract(at);
  accrualContract(at);
  holdingContract(at);

  it('comes to the sums of what is left of a history, however it is cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(historyInBatches, async (history) => {
        await at.openWith({ runKeys: 4, bookKeys: 2 });
        await at.desk.stored.reset('sha256:1');
        let batch: FeedEvent[] = [];
        for (const { event, cut } of [...history, { event: undefined, cut: 'batch' }]) {
          if (event) batch.push(event);
          if (cut === 'none') continue;
          if (batch.length > 0) await at.desk.post(...batch);
          batch = [];
          if (cut === 'reopen') await at.desk.reopen();
        }
        const events = history.map(({ event }) => event);
        expect(await at.desk.sums()).toEqual(naiveSums(events));
        expect(await at.desk.outcomes()).toHaveLength(events.length);
      }),
      { numRuns: runs },
    );
  }, 120_000);
}
