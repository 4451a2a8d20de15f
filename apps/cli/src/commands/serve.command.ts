import type { RunningServer } from '../../../server/src/server.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { untilStopped } from '../output/until-stopped.js';
import { startRefusal } from '../start-refusal.js';
import { jsonOption } from './server-options.js';

export const serve: RegisterCommand = (parent, { terminal, environment }) => {
  parent
    .command('serve')
    .description('运行服务，按环境变量配置 · run the server, configured by the environment')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: true }) => {
      const server = await started(environment);
      terminal.out(json ? jsonText({ url: server.url }) : `指标服务已启动 · Zhibiao is up: ${server.url}`);
      await untilStopped();
      await server.stop();
    });
};

/** Loaded only here: the other commands need no server and start faster without. */
async function started(environment: CommandContext['environment']): Promise<RunningServer> {
  const { startServer } = await import('../../../server/src/server.js');
  const { readConfiguration } = await import('#platform');
  try {
    return await startServer(readConfiguration(environment));
  } catch (error) {
    throw startRefusal(error);
  }
}
