import type { Command } from 'commander';
import type { Terminal } from './output/terminal.js';
import type { ExitCode } from './exit-codes.js';

/** What commands are given: where to write, the environment, and how to tell the exit code. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  exitWith(code: ExitCode): void;
}

/** Adds one command to its parent. */
export type RegisterCommand = (parent: Command, context: CommandContext) => void;
