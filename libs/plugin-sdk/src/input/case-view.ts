import type { AttributeValue } from './record-view.js';

/** A case as it stands at the end of the judged day. */
export interface CaseView {
  readonly caseType: string;
  readonly caseId: string;
  readonly orgUnit: string;
  /** The stages it reached, in order of time. The first opened it. */
  readonly stages: readonly {
    readonly stage: string;
    /** ISO date and time with offset. */
    readonly at: string;
  }[];
  /** Its last stage is not the one that closes a case of this type. */
  readonly open: boolean;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}
