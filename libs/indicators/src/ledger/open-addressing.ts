/** Something found by a hash. Where another one has its key, it stands on the next free one. */
export interface Hashed {
  readonly key: number;
}

/** A hash is no identity: tells whether two are one. */
export type SameAs<W> = (a: W, b: W) => boolean;

/** The key at which the wanted one stands, or the free one that it is to have. */
export function placeOf<W extends Hashed>(wanted: W, taken: ReadonlyMap<number, W>, same: SameAs<W>): number {
  let key = wanted.key;
  for (let one = taken.get(key); one && !same(one, wanted); one = taken.get(key)) key++;
  return key;
}

/** What is asked for, each once as far as keys do not collide. */
export class Wanted<W extends Hashed> {
  private readonly byKey = new Map<number, W>();
  private readonly collided: W[] = [];

  constructor(private readonly same: SameAs<W>) {}

  add(one: W): void {
    const known = this.byKey.get(one.key);
    if (!known) this.byKey.set(one.key, one);
    else if (!this.same(known, one)) this.collided.push(one);
  }

  get size(): number {
    return this.byKey.size + this.collided.length;
  }

  /** Two of the wanted have one hash. */
  get collide(): boolean {
    return this.collided.length > 0;
  }

  at(key: number): W | undefined {
    return this.byKey.get(key);
  }

  get all(): readonly W[] {
    return [...this.byKey.values(), ...this.collided];
  }
}

/**
 * Loads the wanted ones by key, and makes sure that the place each new one will have is free in the storage too: where
 * two new ones of a batch have one hash, the second goes to a key that nobody asked for yet.
 * @param load answers what stands on the keys from the asked one up to the first free or matching one.
 */
export async function loadHashed<W extends Hashed, T extends W>(
  wanted: Wanted<W>,
  load: (asked: readonly W[]) => Promise<Iterable<T>>,
  same: SameAs<W>,
): Promise<Map<number, T>> {
  const found = new Map<number, T>();
  const { all } = wanted;
  let collide = wanted.collide;
  for (const one of await load(all)) {
    found.set(one.key, one);
    const asked = wanted.at(one.key);
    collide ||= asked !== undefined && !same(asked, one);
  }
  // As good as always nothing shares a key, and every new one has its own.
  if (!collide) return found;
  const asked = new Set<number>();
  for (let asking = pushedOn(all, found, asked, same); asking.length > 0; asking = pushedOn(all, found, asked, same)) {
    for (const one of await load(asking)) found.set(one.key, one);
  }
  return found;
}

/** New ones that will stand on another key than their own, moved there; those keys count as asked from now on. */
function pushedOn<W extends Hashed>(
  wanted: readonly W[],
  found: ReadonlyMap<number, W>,
  asked: Set<number>,
  same: SameAs<W>,
): W[] {
  const places = new Map<number, W>(found);
  const pushed: W[] = [];
  for (const one of wanted) {
    const key = placeOf(one, places, same);
    if (places.has(key)) continue;
    places.set(key, one);
    if (key === one.key || asked.has(key)) continue;
    asked.add(key);
    pushed.push({ ...one, key });
  }
  return pushed;
}
