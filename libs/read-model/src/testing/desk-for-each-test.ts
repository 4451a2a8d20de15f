import { PostingDesk, type DeskOptions, type StorageUnderTest } from './posting-desk.js';

export interface DeskAtHand {
  readonly under: StorageUnderTest;
  readonly desk: PostingDesk;
  /** Goes on with a desk of other options over the same database. */
  openWith(options: DeskOptions): Promise<void>;
}

/** Gives every test a database of its own, and a desk over it. */
export function deskForEachTest(create: () => Promise<StorageUnderTest>): DeskAtHand {
  let under: StorageUnderTest;
  let desk: PostingDesk;

  beforeEach(async () => {
    under = await create();
    desk = await PostingDesk.open(under);
  });

  afterEach(async () => {
    await desk.close();
    await under.remove();
  });

  return {
    get under() {
      return under;
    },
    get desk() {
      return desk;
    },
    openWith: async (options) => {
      await desk.close();
      desk = await PostingDesk.open(under, options);
    },
  };
}
