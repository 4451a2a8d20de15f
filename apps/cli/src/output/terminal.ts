import pc from 'picocolors';

type Colours = ReturnType<typeof pc.createColors>;

/** Where a command writes. What a program may read goes to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Somebody looks at it: progress bars make sense. */
  readonly interactive: boolean;
  readonly colours: Colours;
}

/** The terminal of this process. `NO_COLOR`, `FORCE_COLOR` and pipes are respected. */
export function processTerminal(): Terminal {
  // Whoever reads has seen enough, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    interactive: process.stderr.isTTY === true,
    colours: pc.createColors(),
  };
}
