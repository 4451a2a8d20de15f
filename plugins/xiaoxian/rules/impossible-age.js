import { defineRule } from 'plugin-sdk';

/** 没有人比这更老。 */
const OLDEST = 120;

/** 各项目的服务对象的年龄，按《国家基本公共卫生服务规范（第三版）》；孕产妇的上下限由本县定。 */
const AGES = {
  '0～6岁儿童健康管理': [0, 6],
  孕产妇健康管理: [12, 60],
  老年人健康管理: [65, OLDEST],
  高血压患者健康管理: [35, OLDEST],
  '2型糖尿病患者健康管理': [35, OLDEST],
};

// 篇一.(三)：坚决杜绝不真实服务问题。
export const impossibleAge = defineRule({
  key: 'impossible-age',
  name: { zh: '年龄不合常理', en: 'Impossible age' },
  messages: {
    impossible: { zh: '{day} 的服务记录写年龄 {age} 岁', en: 'A service on {day} gives the age as {age}' },
    unsuited: {
      zh: '{day} 的“{item}”记录写年龄 {age} 岁，该项目的对象为 {from}～{to} 岁',
      en: 'A service on {day} ({item}) gives the age as {age}; that service is for ages {from} to {to}',
    },
  },
  reads: { records: { services: ['xiaoxian.public-health-service'], by: 'subject' }, level: 'county', window: 'year' },
  evaluate({ records }) {
    return records.flatMap(({ source, id, day, attributes }) => {
      const { age, item } = attributes;
      if (typeof age !== 'number') return [];
      const [from, to] = Object.hasOwn(AGES, item) ? AGES[item] : [0, OLDEST];
      if (age >= from && age <= to) return [];
      const isPossible = age >= 0 && age <= OLDEST;
      return [
        {
          key: `${source}/${id}`.slice(-200),
          severity: isPossible ? 'warning' : 'critical',
          message: isPossible
            ? { key: 'unsuited', args: { day, item, age, from, to } }
            : { key: 'impossible', args: { day, age } },
          evidence: { age, records: [{ source, id }] },
        },
      ];
    });
  },
});
