import { defineRule } from 'plugin-sdk';

/** 这么多人的服务内容一字不差，就是疑点。由本县定。 */
const MOST_ALIKE = 5;

// 篇一.(三)：坚决杜绝不真实服务问题。noteDigest 是服务内容的摘要值，不带原文。
export const repeatedText = defineRule({
  key: 'repeated-text',
  name: { zh: '服务内容一字不差', en: 'The same text many times' },
  messages: {
    alike: {
      zh: '{month} 有 {people} 人的服务内容一字不差（{count} 条记录）',
      en: 'In {month} the services of {people} people were described word for word alike ({count} records)',
    },
  },
  reads: {
    records: { services: ['xiaoxian.public-health-service'], by: 'attributes.noteDigest' },
    level: 'facility',
    window: 'month',
  },
  evaluate({ records, day }) {
    const people = new Set(records.map(({ subject, source, id }) => subject ?? `${source}/${id}`)).size;
    if (people < MOST_ALIKE) return [];
    const month = day.slice(0, 7);
    return [
      {
        key: month,
        severity: 'warning',
        message: { key: 'alike', args: { month, people, count: records.length } },
        evidence: { people, records: records.slice(-20).map(({ source, id }) => ({ source, id })) },
      },
    ];
  },
});
