/** Lets so many through at a time, in the order they came. */
export class Gate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly width: number) {}

  /** Whether nobody is inside. */
  get idle(): boolean {
    return this.inside === 0;
  }

  /** Resolves when there is room; call what it gives to make room again. */
  async enter(): Promise<() => void> {
    if (this.inside === this.width) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inside += 1;
    return () => this.leave();
  }

  /** The place of the one who leaves goes to the next in the row. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.inside -= 1;
  }
}

/** A gate of width one for each name. */
export class Lanes {
  private readonly gates = new Map<string, Gate>();

  async enter(name: string): Promise<() => void> {
    let gate = this.gates.get(name);
    if (!gate) this.gates.set(name, (gate = new Gate(1)));
    const leave = await gate.enter();
    return () => {
      leave();
      if (gate.idle) this.gates.delete(name);
    };
  }
}
