import { KurrentDbDouble, type KurrentDbDoubleOptions } from '../../../../test/support/kurrentdb-double/index.js';
import { openKurrentEventStore, type KurrentEventStore, type KurrentEventStoreOptions } from '../index.js';

/** Times short enough for a test to see them pass, long enough for a busy machine. */
const QUICK = { firstBackoffMs: 5, mostBackoffMs: 50, stallCheckMs: 50 };

export interface OnDouble {
  readonly double: KurrentDbDouble;
  readonly store: KurrentEventStore;
  /** Another store on the same double: another process. */
  open(options?: Partial<KurrentEventStoreOptions>): KurrentEventStore;
}

/** A double and a store on it for each test; both are closed afterwards. */
export function onDouble(
  options: Partial<KurrentEventStoreOptions> = {},
  ofDouble: KurrentDbDoubleOptions = {},
): () => OnDouble {
  let current: OnDouble | undefined;
  const stores: KurrentEventStore[] = [];
  beforeEach(async () => {
    const double = await KurrentDbDouble.start(ofDouble);
    const open = (own: Partial<KurrentEventStoreOptions> = {}): KurrentEventStore => {
      const store = openKurrentEventStore({ url: double.url, ...QUICK, ...options, ...own });
      stores.push(store);
      return store;
    };
    current = { double, store: open(), open };
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await current?.double.close();
  });
  return () => current!;
}

/** Waits until something holds; rejects where it does not within 15 s. */
export async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 15_000;
  while (!holds()) {
    if (performance.now() > giveUpAt) throw new Error(`in vain: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
