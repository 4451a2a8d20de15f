import { addDays, daysBetween, defineRule } from 'plugin-sdk';

/** 机关党委届满之日：文件没有写，按年底；知道日期后改这里和计划里的 deadline。 */
const DUE = '2024-12-31';
/** 届满前这么多天开始提醒，与计划里的 noticeDays 一致。 */
const NOTICE_DAYS = 90;
const ELECTION = 'milestone.zhoucun.party-committee-election';

// 第 3 条：完善按期换届及时提醒、书面交办机制，及时完成机关党委换届工作。
export const remindThenAssign = defineRule({
  key: 'remind-then-assign',
  name: { zh: '按期换届：提醒、书面交办', en: 'Election: remind, then assign in writing' },
  messages: {
    remind: {
      zh: '机关党委 {due} 届满，还有 {days} 天，请牵头科室抓紧换届',
      en: 'The term of the party committee ends on {due}, in {days} days: prepare the election',
    },
    assign: {
      zh: '机关党委 {due} 届满，已逾期 {days} 天未换届，请书面交办牵头科室',
      en: 'The term of the party committee ended on {due}, {days} days ago: assign the election in writing',
    },
  },
  reads: { indicators: [ELECTION], level: 'county' },
  evaluate({ indicators, day }) {
    if ((indicators[ELECTION].value ?? 0) > 0 || day < addDays(DUE, -NOTICE_DAYS)) return [];
    const days = daysBetween(day, DUE);
    if (days >= 0) {
      return [
        {
          key: 'remind',
          severity: 'info',
          message: { key: 'remind', args: { due: DUE, days } },
          evidence: { due: DUE },
        },
      ];
    }
    const args = { due: DUE, days: -days };
    return [{ key: 'assign', severity: 'critical', message: { key: 'assign', args }, evidence: { due: DUE } }];
  },
});
