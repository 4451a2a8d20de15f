import type { Readiness } from '#platform';
import type { RegisterCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

export const projectionStatus: RegisterCommand = (parent, { terminal, exitWith }) => {
  const command = parent.command('status').description('读模型追到哪里，各部分是否正常 · where the read model stands');
  withServerOptions(command).action(async (options: ServerOptions) => {
    const readiness = await apiOf(options).root<Readiness>('/health/ready');
    if (readiness.status !== 'ready') exitWith(EXIT.refused);
    if (options.json) {
      terminal.out(jsonText(readiness));
      return;
    }
    for (const [name, { status, reason, ...details }] of Object.entries(readiness.parts)) {
      const more = Object.entries(details).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      terminal.out([name, status, reason ?? '', ...more].filter((word) => word !== '').join('  '));
    }
  });
};
