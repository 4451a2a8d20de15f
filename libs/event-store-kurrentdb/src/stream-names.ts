import { eventTypeFilter, streamNameFilter, type Filter } from '@kurrent/kurrentdb-client';
import { categoryOf } from '#event-store';

/** Events a filter looks at before it answers with what it has found, and such windows between checkpoints. */
const WINDOW = 500;
const WINDOWS_BETWEEN_CHECKPOINTS = 10;

/** Which events of the log are meant. */
export interface LogFilter {
  /** For the server: a stream's name begins with one of the categories. */
  readonly server: Filter;
  /** For what comes from it: the category itself is one of them. `feedback-1` begins with `feed` as well. */
  matches(stream: string): boolean;
}

/** Names of streams, ours and the server's, which may have a prefix. */
export class StreamNames {
  constructor(private readonly prefix: string) {}

  onServer(stream: string): string {
    return this.prefix + stream;
  }

  own(onServer: string): string {
    return onServer.slice(this.prefix.length);
  }

  /** Events of some categories, or all of ours. What the server writes for itself (`$…`) is never among them. */
  filter(categories: readonly string[] | undefined): LogFilter {
    const checkpoints = { maxSearchWindow: WINDOW, checkpointInterval: WINDOWS_BETWEEN_CHECKPOINTS };
    if (categories === undefined) {
      const matches = (): boolean => true;
      if (this.prefix === '') return { server: eventTypeFilter({ regex: '^[^$].*', ...checkpoints }), matches };
      return { server: streamNameFilter({ prefixes: [this.prefix], ...checkpoints }), matches };
    }
    const wanted = new Set(categories);
    return {
      server: streamNameFilter({ prefixes: [...wanted].map((category) => this.prefix + category), ...checkpoints }),
      matches: (stream) => wanted.has(categoryOf(stream)),
    };
  }
}
