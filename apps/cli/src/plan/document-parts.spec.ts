import { documentParts } from './document-parts.js';

const headings = (ids: readonly string[], text?: string, numbering: readonly string[] = []) =>
  [...documentParts(ids, text === undefined ? undefined : { text, numbering })].map(([task, { id, heading }]) => [
    task,
    id,
    heading,
  ]);

describe('the parts of a document', () => {
  it('are named by the ids of tasks, and headed as the document heads them', () => {
    const text = '总体要求。\n一、以预防为先，健全体系\n1.免疫。略\n二、 推进 提质\n1.护理。略';
    expect(headings(['一.1', '二.1'], text, ['一、', '1.'])).toEqual([
      ['一.1', '一', '一、以预防为先，健全体系'],
      ['二.1', '二', '二、推进提质'],
    ]);
  });

  it('are found in a text without lines, whatever the width of its brackets', () => {
    const text = '二、重点任务 （一）实施健康促进行动 1.目标。略 （二）实施安全行动 1.目标。略';
    expect(headings(['(一).1', '(二).1'], text, ['(一)', '1.'])).toEqual([
      ['(一).1', '(一)', '（一）实施健康促进行动'],
      ['(二).1', '(二)', '（二）实施安全行动'],
    ]);
  });

  it('are found between items that are numbered through them all', () => {
    const text = '一、党的建设\n1.学习。略\n2.纪律。略\n二、医改\n3.医保。略\n附件：十大行动\n附件：\n行动一：关爱\n略';
    expect(headings(['1', '2', '3', '附件.行动一'], text, ['1.', '附件', '行动一：'])).toEqual([
      ['1', '一', '一、党的建设'],
      ['2', '一', '一、党的建设'],
      ['3', '二', '二、医改'],
      ['附件.行动一', '附件', '附件：十大行动'],
    ]);
  });

  it('go on over a number that the text does not have', () => {
    const text = '一、党的建设\n1.学习。略\n二、医改\n3.医保。略';
    expect(headings(['1', '2', '3'], text, ['1.']).map(([task, part]) => [task, part])).toEqual([
      ['1', '一'],
      ['2', '一'],
      ['3', '二'],
    ]);
  });

  it('have only their number where the document has no words for them, or is not at hand', () => {
    expect(headings(['篇一.(一)'], '【篇一】\n(一)医改。略', ['【篇一】', '(一)'])).toEqual([
      ['篇一.(一)', '篇一', '篇一'],
    ]);
    expect(headings(['一.1'])).toEqual([['一.1', '一', '一']]);
    expect(headings(['20'])).toEqual([]);
  });
});
