import { defineRule } from 'plugin-sdk';

// 篇一.(三)：坚决杜绝不真实服务问题。同一个人同一天不会在两家机构接受面对面的服务。
export const twoPlacesOneDay = defineRule({
  key: 'two-places-one-day',
  name: { zh: '同一天在两家机构接受服务', en: 'Two places on one day' },
  messages: {
    twice: {
      zh: '{day} 同一人在 {places} 都有服务记录',
      en: 'One person was served on {day} at each of {places}',
    },
  },
  reads: { records: { services: ['xiaoxian.public-health-service'], by: 'subject' }, level: 'county', window: 'year' },
  evaluate({ records }) {
    const byDay = new Map();
    for (const record of records) byDay.set(record.day, [...(byDay.get(record.day) ?? []), record]);
    return [...byDay].flatMap(([day, own]) => {
      const places = [...new Set(own.map(({ orgUnit }) => orgUnit))].sort();
      if (places.length < 2) return [];
      return [
        {
          key: day,
          severity: 'warning',
          message: { key: 'twice', args: { day, places: places.join('、') } },
          evidence: { day, places, records: own.map(({ source, id }) => ({ source, id })) },
        },
      ];
    });
  },
});
