import { run } from '../../run.js';
import { recordingTerminal } from '../../testing/recording-terminal.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `zhibiao plan …` with a terminal that nobody looks at. */
export async function runPlan(...words: readonly string[]): Promise<Ran> {
  const terminal = recordingTerminal();
  const code = await run(['plan', ...words], terminal, {});
  return { code, out: terminal.text(), err: terminal.errors() };
}
