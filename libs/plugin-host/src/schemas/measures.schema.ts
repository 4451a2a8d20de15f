import { code, codes, filter, label, listFile, object, text } from './parts.js';

export const measuresSchema = listFile(
  'measures.yaml',
  object(
    {
      code,
      name: label,
      unit: { ...text, description: '单位，如 人、人次、张' },
      accrual: {
        enum: ['flow', 'stock', 'distinct'],
        description: 'flow 按天累加、stock 取最近一次、distinct 按人去重',
      },
      every: {
        enum: ['day', 'week', 'month', 'quarter', 'half', 'year'],
        description: '上报周期；不写则不限',
      },
      services: { ...codes, description: '由这些服务记录计数' },
      sum: { ...text, description: '按服务记录的这个数值属性求和，而不是计次' },
      case: object(
        { type: code, count: { enum: ['opened', 'closed', 'in-time', 'late', 'duration'] } },
        ['type', 'count'],
        { description: '由事项办理记录计数' },
      ),
      milestone: { ...code, description: '里程碑达到为 1' },
      where: filter,
      decimals: { type: 'integer', minimum: 0, maximum: 6, description: '小数位数，0 至 6' },
      mayBeNegative: { type: 'boolean' },
      cohort: { ...code, description: '只计这一组机构' },
      distinctPer: { enum: ['month', 'quarter', 'half', 'year'], description: '一人在这一时段内只计一次' },
      reportWithinDays: { type: 'integer', minimum: 0, description: '期满后多少天内应报齐' },
    },
    ['code', 'name', 'unit', 'accrual'],
  ),
);
