import { SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.js';

/** How far something long has come. */
export interface Progress {
  advance(by: number): void;
  done(): void;
}

const SILENT: Progress = { advance: () => {}, done: () => {} };

/** A bar on standard error where somebody looks at it, nothing elsewhere. */
export function progressBar(title: string, total: number, terminal: Terminal): Progress {
  if (!terminal.interactive || total === 0) return SILENT;
  const bar = new SingleBar({ format: `${title} {bar} {percentage}%  {value}/{total}`, stream: process.stderr });
  bar.start(total, 0);
  return {
    advance: (by) => bar.increment(by),
    done: () => bar.stop(),
  };
}

/** The same for something whose end is known only as it goes on. */
export function progressTo(
  title: string,
  terminal: Terminal,
): { readonly at: (now: number, end: number) => void; readonly done: () => void } {
  if (!terminal.interactive) return { at: () => {}, done: () => {} };
  const bar = new SingleBar({ format: `${title} {bar} {percentage}%`, stream: process.stderr });
  bar.start(1, 0);
  return {
    at: (now, end) => {
      bar.setTotal(end);
      bar.update(now);
    },
    done: () => bar.stop(),
  };
}
