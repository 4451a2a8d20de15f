import { checkDocument, type DocumentedPlan } from './check-document.js';

const TEXT = `一、健全完善公共卫生体系
1.强化免疫规划。免疫规划疫苗接种
率不低于 92%。（卫生与免疫规划科负责）
2.强化监测预警。实现“一键预警”响应。
二、推进医疗资源提质扩容
1.加快护理事业发展。千人口护士数达到 4.5人以上。`;
const NUMBERING = ['一、', '1.'];

const plan = (quote = '接种率不低于92％', item = '一.1', ids = ['一.1', '一.2', '二.1']): DocumentedPlan => ({
  tasks: ids.map((id) => ({ id })),
  targets: [{}, { source: { item, quote } }],
});

describe('a plan against its document', () => {
  it('is sound where every item is a task and every quote stands in its item', () => {
    expect(checkDocument(plan(), TEXT, NUMBERING)).toEqual([]);
    expect(checkDocument(plan('实现"一键预警"响应', '一.2'), TEXT, NUMBERING)).toEqual([]);
    expect(
      checkDocument(plan('千人口护士数 达到４．５人', '二.１', ['一.1', '一.2', '二.１']), TEXT, NUMBERING),
    ).toEqual([]);
  });

  it('misses an item that is no task', () => {
    expect(checkDocument(plan(undefined, undefined, ['一.1', '二.1']), TEXT, NUMBERING)).toEqual([
      {
        path: ['tasks'],
        message: '文件的 一.2（强化监测预警）没有列入 tasks',
        hint: expect.stringContaining('id: "一.2"'),
      },
    ]);
  });

  it('knows a task that is no item, and what may be meant', () => {
    expect(checkDocument(plan(undefined, undefined, ['一.1', '一.2', '二.1', '二.2']), TEXT, NUMBERING)).toEqual([
      { path: ['tasks', 3, 'id'], message: '文件中没有编号为 二.2 的条目', hint: '是否想写 一.2？' },
    ]);
  });

  it('knows words that the document does not have, and where they leave it', () => {
    expect(checkDocument(plan('疫苗接种率不低于95%'), TEXT, NUMBERING)).toEqual([
      {
        path: ['targets', 1, 'source', 'quote'],
        message: '文件中没有这句原文：疫苗接种率不低于95%',
        hint: '“疫苗接种率不低于9”之后与文件不同，请从文件照抄',
      },
    ]);
  });

  it('knows words that stand in another item, or in none', () => {
    expect(checkDocument(plan('接种率不低于92%', '二.1'), TEXT, NUMBERING)).toEqual([
      { path: ['targets', 1, 'source', 'item'], message: '这句原文不在 二.1 中', hint: '它在 一.1' },
    ]);
    expect(checkDocument(plan('健全完善公共卫生体系'), TEXT, NUMBERING)).toMatchObject([
      { hint: '它不在任何一条编号之下' },
    ]);
  });

  it('says so where the numbering finds nothing', () => {
    expect(checkDocument(plan(), TEXT, ['(1)'])).toMatchObject([
      { path: ['numbering'], message: '按 (1) 在文件中没有找到编号' },
    ]);
  });

  it('holds only the quotes against a document without numbering', () => {
    expect(checkDocument(plan('没有的话', '九.9', []), TEXT, [])).toHaveLength(1);
    expect(checkDocument(plan('不低于92%', '九.9', []), TEXT, [])).toEqual([]);
  });
});
