import type { CaseTypeDefinition } from '../measure.js';
import { caseFacts, runningLimit, type CaseBook, type CaseReport } from './case-book.js';

/** Checked within two days, closed within three days of the check. */
const TYPE: CaseTypeDefinition = {
  code: 'fever',
  name: { zh: '发热', en: 'fever' },
  stages: ['reported', 'checked', 'closed'],
  limits: [
    { from: 'reported', to: 'checked', days: 2 },
    { from: 'checked', to: 'closed', days: 3 },
  ],
};

/** A book from `stage@day` texts; the record keys follow their order. */
function book(...stages: string[]): CaseBook {
  const reports = stages.map((text, i): CaseReport => {
    const [stage, day] = text.split('@') as [string, string];
    return { stage: TYPE.stages.indexOf(stage), day: Number(day), unit: 7, record: i + 1 };
  });
  return { key: 1, caseType: TYPE.code, caseId: 'f1', reports };
}

const counted = (of: CaseBook): Record<string, [day: number, amount: number]> =>
  Object.fromEntries(caseFacts(of, TYPE).map(({ count, day, amount }) => [count, [day, amount]]));

describe('a case', () => {
  it.each<[string, CaseBook, Record<string, [number, number]>]>([
    [
      'closed within its limits',
      book('reported@1', 'checked@3', 'closed@6'),
      { opened: [1, 1], closed: [6, 1], duration: [6, 5], 'in-time': [6, 1] },
    ],
    [
      'checked too late',
      book('reported@1', 'checked@4', 'closed@5'),
      { opened: [1, 1], closed: [5, 1], duration: [5, 4], late: [4, 1] },
    ],
    [
      'closed too late',
      book('reported@1', 'checked@2', 'closed@6'),
      { opened: [1, 1], closed: [6, 1], duration: [6, 5], late: [6, 1] },
    ],
    ['past two limits is late once, on the first', book('reported@1', 'checked@9'), { opened: [1, 1], late: [4, 1] }],
    ['not checked yet is late once the limit is over', book('reported@1'), { opened: [1, 1], late: [4, 1] }],
    [
      'closed on the day it opened lasted no day',
      book('reported@1', 'checked@1', 'closed@1'),
      { opened: [1, 1], closed: [1, 1], duration: [1, 0], 'in-time': [1, 1] },
    ],
    [
      'reported twice opened with the earlier report',
      book('reported@5', 'reported@2', 'checked@3', 'closed@4'),
      { opened: [2, 1], closed: [4, 1], duration: [4, 2], 'in-time': [4, 1] },
    ],
    ['whose opening is not known', book('checked@2', 'closed@3'), {}],
    ['without reports', book(), {}],
  ])('%s', (_, of, expected) => {
    expect(counted(of)).toEqual(expected);
  });

  it('counts the same whatever the order of its reports', () => {
    const { reports, ...rest } = book('reported@1', 'checked@3', 'closed@6', 'checked@2');
    expect(counted({ ...rest, reports: [...reports].reverse() })).toEqual(counted({ ...rest, reports }));
  });

  it('counts at the unit that reported its earliest stage; of two on one day the smaller record key decides', () => {
    const { reports, ...rest } = book('checked@1', 'reported@2', 'reported@2');
    const [checked, second, third] = reports as [CaseReport, CaseReport, CaseReport];
    const of = {
      ...rest,
      reports: [
        { ...checked, unit: 1 },
        { ...third, unit: 3 },
        { ...second, unit: 2 },
      ],
    };
    expect(caseFacts(of, TYPE).map(({ unit }) => unit)).toEqual(expect.not.arrayContaining([1, 3]));
  });
});

describe('the limit a case runs under', () => {
  it.each<[string, CaseBook, ReturnType<typeof runningLimit>]>([
    ['is the first while the check is due', book('reported@1'), { from: 'reported', to: 'checked', due: 3, unit: 7 }],
    [
      'is the second after the check',
      book('reported@1', 'checked@2'),
      { from: 'checked', to: 'closed', due: 5, unit: 7 },
    ],
    ['is none once the case is closed', book('reported@1', 'closed@9'), undefined],
    ['is none without reports', book(), undefined],
  ])('%s', (_, of, expected) => {
    expect(runningLimit(of, TYPE)).toEqual(expected);
  });
});
