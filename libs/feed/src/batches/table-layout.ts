/** Columns of the two documented tables, by their names in a header row. */
export type Column =
  'orgUnit' | 'period' | 'measure' | 'value' | 'service' | 'subject' | 'occurredOn' | 'id' | 'revision';

export interface TableLayout {
  readonly kind: 'measures' | 'services';
  /** Where each column stands. */
  readonly columns: ReadonlyMap<Column, number>;
  /** Attribute columns of services: name and place. */
  readonly attributes: readonly (readonly [name: string, at: number])[];
}

const ALIASES: Readonly<Record<string, Column>> = {
  orgunit: 'orgUnit',
  机构: 'orgUnit',
  机构代码: 'orgUnit',
  period: 'period',
  期间: 'period',
  measure: 'measure',
  计量: 'measure',
  value: 'value',
  数值: 'value',
  service: 'service',
  服务: 'service',
  subject: 'subject',
  对象: 'subject',
  occurredon: 'occurredOn',
  日期: 'occurredOn',
  id: 'id',
  编号: 'id',
  revision: 'revision',
  版次: 'revision',
};

const MEASURES: readonly Column[] = ['orgUnit', 'period', 'measure', 'value'];
const SERVICES: readonly Column[] = ['orgUnit', 'service', 'subject', 'occurredOn'];
const OPTIONAL: readonly Column[] = ['id', 'revision'];

/**
 * Recognises a table by its header row: (a) `orgUnit,period,measure,value[,id][,revision]` (机构,期间,计量,数值[,编号][,版次])
 * or (b) `orgUnit,service,subject,occurredOn[,id][,revision][,attribute…]` (机构,服务,对象,日期…), columns in any order.
 * A text instead of a layout says in zh-CN what is wrong with the header.
 */
export function layoutOf(header: readonly string[]): TableLayout | string {
  const columns = new Map<Column, number>();
  const others: [string, number][] = [];
  for (const [at, cell] of header.entries()) {
    const name = cell.trim();
    const column = Object.hasOwn(ALIASES, name.toLowerCase()) ? ALIASES[name.toLowerCase()] : undefined;
    if (column === undefined) {
      if (name !== '') others.push([name, at]);
    } else if (columns.has(column)) return `表头有两列 ${name}；请只留一列`;
    else columns.set(column, at);
  }
  if (MEASURES.every((column) => columns.has(column))) {
    const stray = [...columns.keys()].find((column) => !MEASURES.includes(column) && !OPTIONAL.includes(column));
    const unknown = stray ?? others[0]?.[0];
    return unknown === undefined
      ? { kind: 'measures', columns, attributes: [] }
      : `计量表没有 ${unknown} 这一列；请去掉`;
  }
  if (SERVICES.every((column) => columns.has(column))) {
    const stray = [...columns.keys()].find((column) => !SERVICES.includes(column) && !OPTIONAL.includes(column));
    const doubled = others.find(([name], i) => others.findIndex(([other]) => other === name) !== i);
    if (stray !== undefined) return `服务表没有 ${stray} 这一列；请去掉`;
    if (doubled) return `表头有两列 ${doubled[0]}；请只留一列`;
    return { kind: 'services', columns, attributes: others };
  }
  return '表头应为 机构,期间,计量,数值[,编号][,版次] 或 机构,服务,对象,日期[,编号][,版次][,属性…]';
}
