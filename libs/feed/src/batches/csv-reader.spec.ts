import { referencesFixture } from '../testing/references-fixture.js';
import { readCsv } from './csv-reader.js';

const read = (content: string | Uint8Array) => [...readCsv(content, '/import/370811', referencesFixture())];
const records = (content: string | Uint8Array) =>
  read(content).map(({ reading }) => (reading.ok ? reading.record : reading.refusal));

describe('a table of measures', () => {
  const expected = {
    type: 'zhibiao.measure.reported.v1',
    source: '/import/370811',
    id: '370811001-1/2025-03/drug.cost',
    revision: 1,
    data: { orgUnit: '370811001-1', period: '2025-03', values: [{ measure: 'drug.cost', value: 12.5 }] },
  };

  it('is one report a row, under English or Chinese headers, with a byte order mark and quoted cells', () => {
    expect(records('orgUnit,period,measure,value\n370811001-1,2025-03,drug.cost,12.50\n')).toEqual([
      expect.objectContaining(expected),
    ]);
    expect(records('\uFEFF数值,机构,期间,计量\r\n"12.5",370811001-1,2025/3,drug.cost\r\n')).toEqual([
      expect.objectContaining(expected),
    ]);
  });

  it('takes id and revision where they are given', () => {
    const csv = '机构,期间,计量,数值,编号,版次\n370811001-1,2025-03,drug.cost,1,r-7,3';
    expect(records(csv)).toEqual([expect.objectContaining({ id: 'r-7', revision: 3 })]);
  });

  it('is read in the encoding that Chinese spreadsheets save', () => {
    const header = [
      0xbb, 0xfa, 0xb9, 0xb9, 0x2c, 0xc6, 0xda, 0xbc, 0xe4, 0x2c, 0xbc, 0xc6, 0xc1, 0xbf, 0x2c, 0xca, 0xfd, 0xd6, 0xb5,
    ];
    const row = new TextEncoder().encode('\n370811001-1,2025-03,drug.cost,12.5');
    expect(records(Uint8Array.from([...header, ...row]))).toEqual([expect.objectContaining(expected)]);
  });

  it('refuses a bad row alone, with its number', () => {
    const csv =
      '机构,期间,计量,数值\n370811001-1,2025-03,drug.cost,十\n\n370811001-1,2025-04,drug.cost,\n370811,2025-04,drug.cost,0';
    expect(read(csv).map(({ index, row, reading }) => [index, row, reading.ok || reading.refusal.pointer])).toEqual([
      [0, 2, '/data/values/0/value'],
      [1, 4, '/data/values/0/value'],
      [2, 5, true],
    ]);
  });
});

describe('a table of services', () => {
  it('is one service a row, further columns its attributes', () => {
    const csv =
      '机构,服务,对象,日期,dose,批号\n370811001-1,vaccination,p-1,2025年3月5日,2,007\n370811001-1,vaccination,,2025/3/5,,';
    expect(records(csv)).toMatchObject([
      {
        type: 'zhibiao.service.recorded.v1',
        data: {
          orgUnit: '370811001-1',
          service: 'vaccination',
          subject: 'p-1',
          occurredOn: '2025-03-05',
          attributes: { dose: 2, 批号: '007' },
        },
      },
      { data: { orgUnit: '370811001-1', service: 'vaccination', occurredOn: '2025-03-05' } },
    ]);
  });

  it('identifies a row by all its cells, whatever the order of the columns', () => {
    const id = (csv: string) => records(csv).map((record) => record.id)[0];
    const one = id('机构,服务,对象,日期,a,b\n370811001-1,vaccination,p-1,2025-03-05,1,2');
    expect(id('b,日期,a,服务,机构,对象\n2,2025-03-05,1,vaccination,370811001-1,p-1')).toBe(one);
    expect(id('机构,服务,对象,日期,a,b\n370811001-1,vaccination,p-1,2025-03-05,2,1')).not.toBe(one);
  });

  it('refuses identity numbers in any column', () => {
    const csv = '机构,服务,对象,日期,电话\n370811001-1,vaccination,p-1,2025-03-05,13812345678';
    expect(records(csv)).toMatchObject([{ code: 'PERSONAL_DATA', pointer: '/data/attributes/电话' }]);
  });
});

describe('a table that fits no layout', () => {
  it.each([
    ['', /文件为空/],
    ['a,b\n1,2', /表头应为/],
    ['机构,期间,计量,数值,备注\n1,2,3,4,5', /没有 备注 这一列/],
    ['机构,机构代码,期间,计量,数值\n1,1,2,3,4', /两列/],
    ['机构,服务,对象,日期,a,a\n1,2,3,4,5,6', /两列 a/],
    ['机构,期间,计量,数值\n"1,2,3,4', /第 \d+ 行/],
  ])('%j is one refusal', (csv, message) => {
    expect(read(csv)).toMatchObject([{ index: 0, reading: { refusal: { message: expect.stringMatching(message) } } }]);
  });
});
