import { ALERT_STATE_WORDS as WORDS } from '../../alerts/alert-view.js';
import { painted } from '../../output/colour-mark.js';
import { tableText } from '../../output/table.js';
import type { Terminal } from '../../output/terminal.js';
import type { AlertCourse } from '../findings/alert-course.js';

const OPEN_SHOWN = 9;
const CLOSED_SHOWN = 6;

/** What came and went, in plain words: the open ones first, then some that were resolved. */
export function alertsText(courses: readonly AlertCourse[], colours: Terminal['colours']): string {
  const open = courses.filter(({ until }) => until === null);
  const resolved = courses.filter(({ until }) => until !== null);
  const shown = [...variety(open, OPEN_SHOWN), ...variety(resolved, CLOSED_SHOWN)];
  const rows = shown.map((one) => [
    one.until === null ? `${one.since} 起` : `${one.since} 至 ${one.until}`,
    painted(one.title, one.until === null ? one.colour : 'grey', colours),
    `${one.until === null ? (WORDS[one.state] ?? one.state) : '已解除'}${one.times > 1 ? `（第 ${one.times} 次）` : ''}`,
  ]);
  const counts = `全年 ${courses.length} 件预警：未解除 ${open.length} 件，已解除 ${resolved.length} 件`;
  const rest = courses.length - shown.length;
  const more = rest > 0 ? `\n  另有 ${rest} 件，见 GET /api/v1/alerts` : '';
  return `${counts}\n${tableText(['数据日期', '预警', '状态'], rows)}${more}`;
}

/** Some of each kind, so that delays do not hide cases and missing data. */
function variety(courses: readonly AlertCourse[], most: number): readonly AlertCourse[] {
  const kinds = [...new Set(courses.map(({ kind }) => kind))];
  const chosen = new Set<AlertCourse>();
  for (let nth = 0; chosen.size < Math.min(most, courses.length); nth++) {
    for (const kind of kinds) {
      const one = courses.filter((course) => course.kind === kind)[nth];
      if (one && chosen.size < most) chosen.add(one);
    }
  }
  return courses.filter((course) => chosen.has(course));
}
