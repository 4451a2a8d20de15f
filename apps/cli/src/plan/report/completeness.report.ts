import type { ZhibiaoApi } from '../../api/zhibiao-api.js';
import { progressTo } from '../../output/progress.js';
import { tableText } from '../../output/table.js';
import type { Terminal } from '../../output/terminal.js';
import type { CompletenessPage, CompletenessView, MeasureReachView, ReachView } from './completeness-view.js';
import { planPath, type Report, type ReportWanted } from './report.js';

const HEAD = ['计量', '数据截至', '逾期天数', '按时', '条数'];
const ALIGN = ['left', 'left', 'right', 'right', 'right'] as const;
const PAGE = 200;

export const completenessReport: Report<CompletenessView> = {
  needs: [],
  allows: ['orgUnit', 'asOf', 'all'],
  async ask(api, wanted, terminal) {
    const { nextCursor, ...first } = await readToEnd(api, wanted, terminal);
    const items = [...first.items];
    // All pages as of one day.
    const query = { ...queryOf(wanted), asOf: first.asOf };
    for (let cursor = nextCursor; cursor !== null;) {
      const page: CompletenessPage = await api.get(`${planPath(wanted)}/completeness`, { ...query, cursor });
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return { ...first, items };
  },
  text({ orgUnit, asOf, read, items }, { all }) {
    const rows = items.flatMap((item) => measureRows(item, all === true));
    const title = `${orgUnit}  截至 ${asOf}  ${items.length} 个计量，${items.filter(isLate).length} 个数据逾期`;
    const partly = read.complete ? '' : '\n台账尚未读完，数字还会变化';
    return `${title}${partly}\n${tableText(HEAD, rows, ALIGN)}`;
  },
};

/** The first page, asked again until the server has read all of its ledger, or gets no further. */
async function readToEnd(api: ZhibiaoApi, wanted: ReportWanted, terminal: Terminal): Promise<CompletenessPage> {
  const progress = progressTo('读取台账', terminal);
  try {
    for (let through: number | undefined; ;) {
      const page: CompletenessPage = await api.get(`${planPath(wanted)}/completeness`, queryOf(wanted));
      progress.at(page.read.through, page.read.checkpoint);
      if (page.read.complete || page.read.through === through) return page;
      through = page.read.through;
    }
  } finally {
    progress.done();
  }
}

function queryOf({ orgUnit, asOf }: ReportWanted) {
  return { orgUnit, asOf, limit: PAGE };
}

function isLate({ overdueDays }: ReachView): boolean {
  return (overdueDays ?? 0) > 0;
}

/** A measure, and under it the units and sources whose data are overdue; or all of them. */
function measureRows({ measure, name, units, ...reach }: MeasureReachView, all: boolean): string[][] {
  return [
    row(`${name.zh} ${measure}`, reach),
    ...units
      .filter((unit) => all || isLate(unit) || unit.sources.some(isLate))
      .flatMap((unit) => [
        row(`  ${unit.name.zh} ${unit.orgUnit}`, unit),
        ...unit.sources.filter((source) => all || isLate(source)).map((source) => row(`    ${source.source}`, source)),
      ]),
  ];
}

function row(name: string, { lastCovered, overdueDays, reporters, complete, records }: ReachView): string[] {
  return [
    name,
    lastCovered ?? '没有数据',
    overdueDays === null || overdueDays === 0 ? '' : String(overdueDays),
    complete === null || reporters === 0 ? '' : `${complete}/${reporters}`,
    String(records),
  ];
}
