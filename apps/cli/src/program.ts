import { Command } from 'commander';
import type { CommandContext } from './command.js';
import { registerCommands } from './commands/index.js';

/** The whole command line. Mistakes in it throw a `CommanderError` instead of ending the process. */
export function createProgram(context: CommandContext): Command {
  const { terminal } = context;
  const program = new Command('zhibiao')
    .description('指标：年度卫生健康工作要点监测\nMonitoring of annual health-work plans')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('（用 --help 查看用法 · see --help）');
  registerCommands(program, context);
  return program;
}
