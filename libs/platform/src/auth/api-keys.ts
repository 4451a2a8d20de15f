import { createHash, timingSafeEqual } from 'node:crypto';

/** A key that callers present, kept as its hash. */
export interface ApiKey {
  /** Who holds it. */
  readonly name: string;
  /** SHA-256 of the key in hex. */
  readonly sha256: string;
}

/** The keys that are let in. */
export class ApiKeys {
  private readonly known: readonly { readonly name: string; readonly digest: Buffer }[];

  constructor(keys: readonly ApiKey[]) {
    this.known = keys.map(({ name, sha256 }) => ({ name, digest: Buffer.from(sha256, 'hex') }));
  }

  /** Name of the holder; `undefined`: no such key. Takes equally long whatever is presented. */
  holderOf(presented: string): string | undefined {
    const digest = createHash('sha256').update(presented).digest();
    let holder: string | undefined;
    for (const key of this.known) if (timingSafeEqual(key.digest, digest)) holder = key.name;
    return holder;
  }
}
