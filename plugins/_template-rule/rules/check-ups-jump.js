import { compare, defineRule, mul } from 'plugin-sdk';

/** 一个月是上个月的这么多倍以上，就要核实。 */
const MOST_TIMES = 3;

export const checkUpsJump = defineRule({
  key: '__ID__.check-ups-jump',
  name: { zh: '体检人次陡增', en: 'A jump in check-ups' },
  messages: {
    jump: {
      zh: '{month} 体检 {now} 人次，是上月同期 {before} 人次的 {times} 倍以上，请核实',
      en: '{month}: {now} check-ups, more than {times} times the {before} of the month before',
    },
  },
  // 读什么写在这里：只有它变了，规则才再运行；没写的拿不到。
  reads: { measures: ['__ID__.check-ups'], window: 'month', previous: true, level: 'facility' },
  // 只看给它的数，不碰别的：没有时钟、网络、文件和随机数。
  evaluate({ measures, previous, day }) {
    const now = measures['__ID__.check-ups'].value;
    const before = previous?.measures['__ID__.check-ups'].value ?? null;
    if (now === null || before === null || before === 0) return [];
    if (compare(now, mul(before, MOST_TIMES)) <= 0) return [];
    const month = day.slice(0, 7);
    return [
      {
        // 同一件事的 key 总是相同：再发现一次，还是同一个预警；不再返回，预警就解除。
        key: month,
        severity: 'warning',
        message: { key: 'jump', args: { month, now, before, times: MOST_TIMES } },
        evidence: { now, before },
      },
    ];
  },
});
