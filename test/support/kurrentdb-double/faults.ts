/** What becomes of one append. */
export type AppendFault =
  /** It is written, then answered with a timeout. */
  | 'deadline-after-writing'
  /** It is answered with a timeout and not written. */
  | 'deadline-before-writing'
  /** It is written and never answered. */
  | 'silence-after-writing'
  /** It is not written and never answered. */
  | 'silence-before-writing'
  /** It is not written, and nothing more is heard on its batch stream. */
  | 'silence-for-good'
  /** It is written, then the call ends as with a lost connection. */
  | 'loss-after-writing'
  /** The call ends as with a lost connection, and nothing is written. */
  | 'loss-before-writing'
  /** It is answered as a conflict, whatever the stream is like. */
  | { readonly wrongExpectedVersion: number | 'no-stream' };

/** Where another node leads. */
export interface Leader {
  readonly host: string;
  readonly port: number;
}

/** How the double misbehaves just now. */
export class Faults {
  /** Taken by the next appends, one each. */
  readonly appends: AppendFault[] = [];
  /** Appends, and reads that ask for the leader, are sent there. */
  leader: Leader | undefined;
  /** Nobody may do anything. */
  refuseAccess = false;
  /** `Basic …` as it must be sent; absent: nobody is asked. */
  authorization: string | undefined;
  /** Time before every answer and every event, in ms. */
  delayMs = 0;
  /** Events that subscriptions deliver twice. */
  duplicates = 0;

  async delay(): Promise<void> {
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
  }
}
