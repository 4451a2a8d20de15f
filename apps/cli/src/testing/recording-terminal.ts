import pc from 'picocolors';
import type { Terminal } from '../output/terminal.js';

/** A terminal that nobody looks at, and that remembers what was written. */
export function recordingTerminal(): Terminal & { text(): string; errors(): string } {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    interactive: false,
    colours: pc.createColors(false),
    text: () => out.join('\n'),
    errors: () => err.join('\n'),
  };
}
