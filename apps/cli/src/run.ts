import { CommanderError } from 'commander';
import { EXIT, RefusedError, UsageError, type ExitCode } from './exit-codes.js';
import { jsonText } from './output/json.js';
import type { Terminal } from './output/terminal.js';
import { createProgram } from './program.js';

/** Runs one command line (without `node` and the script's name). Answers the exit code and never throws. */
export async function run(
  words: readonly string[],
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = createProgram({ terminal, environment, exitWith: (given) => (code = given) });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, words.includes('--json'), terminal);
  }
}

function failure(error: unknown, json: boolean, terminal: Terminal): ExitCode {
  // Commander has written its message already. Help that was asked for is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UsageError) {
    terminal.err(`错误：${error.message}`);
    return EXIT.usage;
  }
  if (json) {
    const code = error instanceof RefusedError ? error.code : 'FAILED';
    terminal.out(jsonText({ error: { code, message: messageOf(error) } }));
  }
  terminal.err(`错误：${error instanceof RefusedError ? error.message : detailOf(error)}`);
  return EXIT.refused;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What was not foreseen is shown with its stack, for the report of the mistake. */
function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
