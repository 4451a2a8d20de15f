/** Short titles of the parts of the document. */
const TITLES: Readonly<Record<string, string>> = {
  一: '公共卫生体系',
  二: '医疗资源提质扩容',
  三: '医药卫生体制改革',
  四: '基层卫生服务能力',
  五: '中医药振兴发展',
  六: '健康济宁建设',
  七: '人口支持政策',
  八: '要素保障',
  九: '高质量发展和安全',
  十: '党的建设',
};

/** `一、公共卫生体系`; the number alone where the part is not known. */
export function partTitle(part: string): string {
  const title = TITLES[part];
  return title === undefined ? part : `${part}、${title}`;
}
