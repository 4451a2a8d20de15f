import type { Position, SubscriptionStatus } from '#event-store';

/** Keeps the status of one subscription and tells of its changes. */
export class SubscriptionRecord {
  private current: SubscriptionStatus;

  constructor(
    name: string,
    handled: Position,
    private readonly tell: (status: SubscriptionStatus) => void,
  ) {
    const state = { state: 'connecting' as const, since: Date.now() };
    this.current = { name, ...state, handled, drops: 0, stalls: 0, fellBehind: 0 };
  }

  get status(): SubscriptionStatus {
    return this.current;
  }

  enter(state: SubscriptionStatus['state']): void {
    if (state === this.current.state) return;
    this.change({ state, since: Date.now() });
    this.tell(this.current);
  }

  fellBehind(): void {
    this.change({ fellBehind: this.current.fellBehind + 1 });
    this.enter('catching-up');
  }

  /** It ended although nobody wanted it to. */
  dropped(reason: string): void {
    this.change({ drops: this.current.drops + 1, lastError: reason, lastErrorAt: Date.now() });
    if (this.current.state !== 'stalled') this.enter('connecting');
  }

  stalled(reason: string): void {
    this.change({ stalls: this.current.stalls + 1, lastError: reason, lastErrorAt: Date.now() });
    this.enter('stalled');
  }

  handling(): void {
    this.change({ handlingSince: Date.now() });
  }

  handled(position: Position): void {
    const { handlingSince: _, ...rest } = this.current;
    this.current = { ...rest, handled: position };
  }

  private change(part: Partial<SubscriptionStatus>): void {
    this.current = { ...this.current, ...part };
  }
}
