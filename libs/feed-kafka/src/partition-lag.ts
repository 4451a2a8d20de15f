/** Messages not yet taken in, per partition. Knows a partition from its first batch on. */
export class PartitionLag {
  private readonly messages = new Map<string, number>();

  set(topic: string, partition: number, messages: number): void {
    this.messages.set(`${topic}/${partition}`, messages);
  }

  /** Forgets the partitions that are somebody else's now. */
  keepOnly(assignment: Readonly<Record<string, readonly number[]>>): void {
    for (const key of this.messages.keys()) {
      const slash = key.lastIndexOf('/');
      const mine = assignment[key.slice(0, slash)]?.includes(Number(key.slice(slash + 1))) ?? false;
      if (!mine) this.messages.delete(key);
    }
  }

  snapshot(): Record<string, number> {
    return Object.fromEntries(this.messages);
  }
}
