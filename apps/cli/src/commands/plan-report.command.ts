import { Option } from 'commander';
import { formatDay, type Day } from '#calendar';
import type { RegisterCommand } from '../command.js';
import { UsageError } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { dayOption } from '../plan/day-option.js';
import { completenessReport } from '../plan/report/completeness.report.js';
import { historyReport } from '../plan/report/history.report.js';
import { rankingReport } from '../plan/report/ranking.report.js';
import type { Report, ReportOption, ReportWanted } from '../plan/report/report.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

const REPORTS = { ranking: rankingReport, history: historyReport, completeness: completenessReport };
type Kind = keyof typeof REPORTS;

const FLAGS: Readonly<Record<ReportOption, string>> = {
  target: '--target',
  orgUnit: '--org-unit',
  level: '--level',
  asOf: '--as-of',
  all: '--all',
};

interface Options extends ServerOptions, Omit<ReportWanted, 'plan' | 'asOf'> {
  readonly kind: Kind;
  readonly asOf?: Day;
}

const KINDS = `
--kind ranking      一个目标各地的位次：--target [--level --as-of]
--kind history      一个目标逐月的红黄绿和每次变化：--target [--org-unit]
--kind completeness 各计量的数据到哪一天、逾期几天、几家按时：[--org-unit --as-of --all]`;

export const planReport: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('report')
    .description('排名、历史和数据完整性报表 · ranking, history and completeness of data')
    .argument('<plan>', '工作要点代码 · its id')
    .addOption(new Option('--kind <kind>', '哪一种 · which').choices(Object.keys(REPORTS)).makeOptionMandatory())
    .option('--target <id>', '目标代码 · target')
    .option('--org-unit <code>', '机构或地区，默认本级 · org unit')
    .option('--level <kind>', '排名的层级，如 county、township · kind of the units')
    .addOption(dayOption('--as-of <date>', '截至日期，默认数据覆盖到的最后一天 · as-of date'))
    .option('--all', '列出全部机构和来源，不只逾期的 · every unit and source, not only the overdue')
    .addHelpText('after', KINDS);
  withServerOptions(command).action(async (plan: string, { kind, asOf, ...options }: Options) => {
    const { target, orgUnit, level, all } = options;
    const given = { target, orgUnit, level, all, asOf: asOf === undefined ? undefined : formatDay(asOf) };
    const report = REPORTS[kind] as Report<unknown>;
    const wanted = { plan, ...optionsFor(kind, report, given) };
    const view = await report.ask(apiOf(options), wanted, terminal);
    terminal.out(options.json ? jsonText(view) : report.text(view, wanted, terminal.colours));
  });
};

/** The options that were given. One that the report needs and lacks, or does not use, is wrong usage. */
function optionsFor(
  kind: Kind,
  { needs, allows }: Pick<Report<unknown>, 'needs' | 'allows'>,
  given: Readonly<Partial<Record<ReportOption, unknown>>>,
): Omit<ReportWanted, 'plan'> {
  const missing = needs.find((name) => given[name] === undefined);
  if (missing) throw new UsageError(`--kind ${kind} 须写明 ${FLAGS[missing]}`);
  const entries = Object.entries(given).filter(([, value]) => value !== undefined) as [ReportOption, unknown][];
  const strange = entries.find(([name]) => !needs.includes(name) && !allows.includes(name));
  if (strange) throw new UsageError(`${FLAGS[strange[0]]} 不用于 --kind ${kind}`);
  return Object.fromEntries(entries);
}
