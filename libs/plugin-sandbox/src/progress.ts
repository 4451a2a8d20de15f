/**
 * What a thread is busy with, in memory it shares with whoever watches it: a number that changes with every piece of
 * work, the place of that piece in the request, and how patient the watcher should be. Readable also while the thread
 * answers nothing.
 */
export class Progress {
  private readonly words: Int32Array;

  constructor(readonly shared: SharedArrayBuffer = new SharedArrayBuffer(12)) {
    this.words = new Int32Array(shared);
    if (this.turn === 0) this.rest();
  }

  /** Work on a piece begins. It may take `patience` times as long as usual. */
  begin(index: number, patience = 1): void {
    Atomics.store(this.words, 1, index);
    Atomics.store(this.words, 2, patience);
    Atomics.add(this.words, 0, 1);
  }

  /** Nothing is being worked on. */
  rest(): void {
    this.begin(-1);
  }

  /** Changes with every piece of work. */
  get turn(): number {
    return Atomics.load(this.words, 0);
  }

  /** Place in the request of what is being worked on; `undefined` while at rest. */
  get index(): number | undefined {
    const index = Atomics.load(this.words, 1);
    return index < 0 ? undefined : index;
  }

  get patience(): number {
    return Atomics.load(this.words, 2);
  }
}
