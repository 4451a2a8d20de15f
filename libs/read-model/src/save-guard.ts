/** A write failed, or its outcome is unknown: what is held in memory may be ahead of the tables. Open the storage again. */
export class StorageOutOfStep extends Error {
  readonly code = 'STORAGE_OUT_OF_STEP';

  constructor(cause: unknown) {
    super('an earlier write to the read model failed; the storage must be opened again', { cause });
    this.name = 'StorageOutOfStep';
  }
}

/** After a failed write lets nothing through any more, so that no batch is built on memory that was never stored. */
export class SaveGuard {
  private failure: { readonly cause: unknown } | undefined;

  /** @throws StorageOutOfStep after a failed write. */
  check(): void {
    if (this.failure) throw new StorageOutOfStep(this.failure.cause);
  }

  async write(work: () => void | Promise<void>): Promise<void> {
    this.check();
    try {
      await work();
    } catch (cause) {
      this.failure = { cause };
      throw cause;
    }
  }
}
