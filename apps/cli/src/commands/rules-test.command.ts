import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { jsonOption } from './server-options.js';

export const rulesTest: RegisterCommand = (parent, context) => {
  parent
    .command('test')
    .description('用过去的数据检验目标和预警，不连服务 · test targets and alerts on past data, without a server')
    .argument('<files...>', '测试文件（.yaml） · test files')
    .addOption(jsonOption())
    .action(async (files: string[], { json }: { json?: true }) => {
      const { resultsJson, runAndReport } = await import('../rules/report-tests.js');
      const results = await runAndReport(files, json === true, context);
      if (json) context.terminal.out(jsonText(resultsJson(results)));
    });
};
