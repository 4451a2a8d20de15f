import { addDays, defineRule } from 'plugin-sdk';

const SERVICE = 'xiaoxian.public-health-service';
const DEATH = 'xiaoxian.death-found';

// 篇一.(三)：落实死亡人员摸排、数据比对交流等措施，坚决杜绝不真实服务问题。
export const serviceAfterDeath = defineRule({
  key: 'service-after-death',
  name: { zh: '死亡之后仍有服务记录', en: 'Service after death' },
  messages: {
    after: {
      zh: '{died} 死亡登记之后，{orgUnit} 在 {day} 仍有一条服务记录，共 {count} 条',
      en: 'Dead since {died}, yet {orgUnit} recorded a service on {day}; {count} such records',
    },
  },
  // 死亡可能是几年前登记的。
  reads: { records: { services: [SERVICE, DEATH], by: 'subject' }, level: 'county', window: { days: 3660 } },
  evaluate({ records }) {
    const deaths = records.filter(({ service }) => service === DEATH).map(({ day }) => day);
    if (deaths.length === 0) return [];
    // 登记了几次的，以最早的一次为准。
    const died = deaths[0];
    const later = records.filter(({ service, day }) => service === SERVICE && day >= addDays(died, 1));
    if (later.length === 0) return [];
    const [{ orgUnit, day }] = later;
    return [
      {
        key: 'after-death',
        severity: 'critical',
        message: { key: 'after', args: { died, orgUnit, day, count: later.length } },
        evidence: { died, records: later.slice(0, 20).map(({ source, id }) => ({ source, id })) },
      },
    ];
  },
});
