import { compare, defineCheck, percent, sub } from 'plugin-sdk';

/** 机构上报数与记录数允许相差百分之几，由本县定；相差不到 10 人次的不比。 */
const TOLERANCE_PERCENT = 5;
const LEAST_DIFFERENCE = 10;

// 篇一.(三)：数据比对交流。按月比：上报的月份，其记录应已到齐。
export const feedsDisagree = defineCheck({
  key: 'feeds-disagree',
  name: { zh: '上报数与记录数不一致', en: 'Two feeds disagree' },
  messages: {
    differ: {
      zh: '{month} 机构上报 {reported} 人次，服务记录 {recorded} 条，相差 {apart}%',
      en: 'In {month} {reported} services were reported and {recorded} recorded, {apart}% apart',
    },
  },
  reads: {
    measures: ['xiaoxian.services-reported', 'xiaoxian.services-recorded'],
    window: 'year',
    byDay: true,
    level: 'facility',
  },
  evaluate({ measures }) {
    const reportedBy = byMonth(measures['xiaoxian.services-reported'].byDay);
    const recordedBy = byMonth(measures['xiaoxian.services-recorded'].byDay);
    return Object.entries(reportedBy).flatMap(([month, reported]) => {
      const recorded = recordedBy[month] ?? 0;
      const more = Math.max(reported, recorded);
      const difference = Math.abs(reported - recorded);
      if (difference < LEAST_DIFFERENCE) return [];
      const apart = percent(sub(more, Math.min(reported, recorded)), more, 1);
      if (compare(apart, TOLERANCE_PERCENT) <= 0) return [];
      return [
        {
          key: month,
          severity: 'warning',
          message: { key: 'differ', args: { month, reported, recorded, apart } },
          evidence: { month, reported, recorded },
        },
      ];
    });
  },
});

function byMonth(byDay) {
  const sums = {};
  for (const [day, amount] of Object.entries(byDay)) {
    const month = day.slice(0, 7);
    sums[month] = (sums[month] ?? 0) + amount;
  }
  return sums;
}
