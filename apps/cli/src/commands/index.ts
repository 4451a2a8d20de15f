import type { Command } from 'commander';
import type { CommandContext, RegisterCommand } from '../command.js';
import { alertsAck } from './alerts-ack.command.js';
import { alertsList } from './alerts-list.command.js';
import { alertsShow } from './alerts-show.command.js';
import { demo } from './demo.command.js';
import { feedSend } from './feed-send.command.js';
import { feedValidate } from './feed-validate.command.js';
import { planCheck } from './plan-check.command.js';
import { planDiff } from './plan-diff.command.js';
import { planReport } from './plan-report.command.js';
import { planShow } from './plan-show.command.js';
import { planStatus } from './plan-status.command.js';
import { pluginActivate } from './plugin-activate.command.js';
import { pluginCheck } from './plugin-check.command.js';
import { pluginInstall } from './plugin-install.command.js';
import { pluginList } from './plugin-list.command.js';
import { pluginNew } from './plugin-new.command.js';
import { pluginPack } from './plugin-pack.command.js';
import { pluginRemove } from './plugin-remove.command.js';
import { pluginSuspend } from './plugin-suspend.command.js';
import { pluginTest } from './plugin-test.command.js';
import { projectionRebuild } from './projection-rebuild.command.js';
import { projectionStatus } from './projection-status.command.js';
import { rejectionsList } from './rejections-list.command.js';
import { rejectionsRedrive } from './rejections-redrive.command.js';
import { rulesReplay } from './rules-replay.command.js';
import { rulesTest } from './rules-test.command.js';
import { serve } from './serve.command.js';

/** The groups with their commands. A new command is one file and one line here. */
const GROUPS: readonly {
  readonly name: string;
  readonly about: string;
  readonly commands: readonly RegisterCommand[];
}[] = [
  { name: 'feed', about: '上报数据 · feed records', commands: [feedSend, feedValidate] },
  { name: 'plan', about: '工作要点 · plans', commands: [planCheck, planShow, planDiff, planStatus, planReport] },
  {
    name: 'plugin',
    about: '插件 · plugins',
    commands: [
      pluginNew,
      pluginCheck,
      pluginTest,
      pluginPack,
      pluginInstall,
      pluginList,
      pluginActivate,
      pluginSuspend,
      pluginRemove,
    ],
  },
  { name: 'rules', about: '规则 · rules', commands: [rulesTest, rulesReplay] },
  { name: 'projection', about: '读模型 · read model', commands: [projectionStatus, projectionRebuild] },
  { name: 'rejections', about: '被拒记录 · refused records', commands: [rejectionsList, rejectionsRedrive] },
  { name: 'alerts', about: '预警 · alerts', commands: [alertsList, alertsShow, alertsAck] },
];

export function registerCommands(program: Command, context: CommandContext): void {
  serve(program, context);
  demo(program, context);
  for (const { name, about, commands } of GROUPS) {
    const group = program.command(name).description(about);
    for (const register of commands) register(group, context);
  }
}
