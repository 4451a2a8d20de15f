import { itemsOf } from './items-of.js';

const idsOf = (text: string, numbering: readonly string[]): readonly string[] =>
  itemsOf(text, numbering).map(({ id }) => id);

describe('the items of a document', () => {
  it('are numbered anew in each part (Jining)', () => {
    const text = `2025年全市卫生健康工作要点
      一、以预防为先为根本，健全完善公共卫生体系

      1.强化疾控体系。建成 2-3个省级公共卫生

      重点专科。（疾病预防控制科负责）
      2.强化监测预警。千人口护士数达到 4.5人。
 二、以“三名”建设为基点
1.推动“名院”建设。
`;
    expect(itemsOf(text, ['一、', '1.'])).toEqual([
      { id: '一.1', text: '强化疾控体系。建成2-3个省级公共卫生重点专科。(疾病预防控制科负责)' },
      { id: '一.2', text: '强化监测预警。千人口护士数达到4.5人。' },
      { id: '二.1', text: '推动"名院"建设。' },
    ]);
  });

  it('stand in essays that repeat each other (Xiaoxian)', () => {
    const text = `(7篇)2025年卫健工作思路
【篇一】
(一)全力抓好优质医疗服务体系构建。一是运营(社区卫生服务站)。二是合作。
(二)全力抓好深化医药卫生体制改革。
【篇二】
(一)全力抓好优质医疗服务体系构建。`;
    expect(idsOf(text, ['【篇一】', '(一)'])).toEqual(['篇一.(一)', '篇一.(二)', '篇二.(一)']);
  });

  it('stand on one line, three levels deep, with goals that hold nothing below (Shangyu)', () => {
    const text =
      '一、总体要求 坚实的健康保障。 二、主要任务 (一)实施全民健康促进行动 1.工作目标。人均预期寿命超82.8岁。 ' +
      '2.重点举措 (1)持续推进健康上虞建设。样板1个以上。 (2)加强防治。(区)门诊6家。 ' +
      '(二)实施公共卫生安全行动 1.工作目标。不高于前5年。 2.重点举措 (1)推进疾控体系。';
    const ids = ['(一).1', '(一).2.(1)', '(一).2.(2)', '(二).1', '(二).2.(1)'];
    expect(idsOf(text, ['(一)', '1.', '(1)'])).toEqual(ids);
    const full = text
      .replaceAll('(', '（')
      .replaceAll(')', '）')
      .replaceAll(/(?<=\d)\.(?=\D)/g, '．');
    expect(idsOf(full, ['（一）', '1.', '（1）'])).toEqual(ids);
  });

  it('are numbered through all parts (Zhoucun)', () => {
    const text = `（牵头科室：基层卫生与妇幼健康科）
19.推进基层医疗服务能力提升。
20.推进基层医疗卫生服务优化。三级协同管理“三高”患者达1万人。
五、促进中医药传承创新发展

21.夯实中医药文化宣传教育阵地。`;
    expect(idsOf(text, ['1.'])).toEqual(['19', '20', '21']);
  });

  it('have gaps and an annex of their own numbering (Hai’an)', () => {
    const text = `海卫健发〔2025〕1号
17. 推动各级医疗机构优先配备合理使用基本药物。
18. 推进心脑血管健康卒中减残行动。（**分管领导：仲重阳；责任科室：

100%，进一步拓展诊疗服务病种。
22. 持续开展“优质服务基层行”。开展“5.10”思廉日。

附件：海安市 2025 年卫生健康领域为民服务十大行动

附件：

海安市2025年卫生健康领域为民服务十大行动

行动一：重点病种“揭榜挂帅”行动

行动二：心脑血管卒中减残行动
`;
    expect(itemsOf(text, ['1.', '附件', '行动一：'])).toMatchObject([
      { id: '17' },
      { id: '18', text: expect.stringContaining('责任科室:100%,进一步拓展') },
      { id: '22' },
      { id: '附件.行动一' },
      { id: '附件.行动二', text: '心脑血管卒中减残行动' },
    ]);
  });

  it('take a number that is printed twice for the missing next one', () => {
    const text = '66. 继续。\n67. 建设智慧中医医院。\n67. 积极做好科研项目。\n69. 继续做好。';
    expect(idsOf(text, ['1.'])).toEqual(['66', '67', '68', '69']);
    expect(idsOf('1.甲。\n1.乙。\n2.丙。', ['1.'])).toEqual(['1', '1-2', '2']);
  });

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['a decimal figure at the beginning of a line', '1.护士数达到\n2.5人。\n2.其他。', ['1.'], ['1', '2']],
    ['a figure in the middle of a line', '1.推进。共 4. 其中新增。\n2.其他。', ['1.'], ['1', '2']],
    [
      'an earlier number at the beginning of a line',
      '一、甲\n1.引导\n二、乙\n1.到二、三级医院，\n一、二级也可。',
      ['一、', '1.'],
      ['一.1', '二.1'],
    ],
    ['a number without the level above it', '1.前言。\n一、甲\n1.引导。', ['一、', '1.'], ['一.1']],
    ['a page number', '1.建设项目。\n— 14 —\n2.其他。', ['1.'], ['1', '2']],
  ])('are not begun by %s', (_, text, numbering, ids) => {
    expect(idsOf(text, numbering)).toEqual(ids);
    expect(itemsOf(text, numbering).at(0)?.text).not.toContain('14');
  });

  it('count beyond ten', () => {
    const parts = ['九', '十', '十一', '二十', '二十一'].map((number) => `第${number}条 写。`).join('\n');
    expect(idsOf(parts, ['第一条'])).toEqual(['第九条', '第十条', '第十一条', '第二十条', '第二十一条']);
  });

  it('of an annex that the document does not have are none', () => {
    expect(idsOf('1.甲。见附件。', ['1.', '附件', '行动一：'])).toEqual(['1']);
  });
});
