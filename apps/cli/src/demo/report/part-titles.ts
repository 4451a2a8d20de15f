/** Short titles of the parts of Jining's document. */
const JINING: Readonly<Record<string, string>> = {
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

/** `一、公共卫生体系`; the number alone where the part is not known. @param document whose part it is */
export function partTitle(part: string, document: string): string {
  const title = document.includes('全市卫生健康工作要点') ? JINING[part] : undefined;
  return title === undefined ? part : `${part}、${title}`;
}
