import { code, label, listFile, object, text } from './parts.js';

export const servicesSchema = listFile('services.yaml', object({ code, name: label }, ['code', 'name']));

export const milestonesSchema = listFile(
  'milestones.yaml',
  object({ code, name: label, unit: { ...text, description: '按家数考核时的单位，如 家、个' } }, ['code', 'name']),
);

const stages = { type: 'array', items: text, minItems: 2, uniqueItems: true, description: '按先后排列的环节' };
const limit = object({ from: text, to: text, days: { type: 'integer', minimum: 0, description: '自然日' } }, [
  'from',
  'to',
  'days',
]);

export const caseTypesSchema = listFile(
  'case-types.yaml',
  object({ code, name: label, stages, limits: { type: 'array', items: limit } }, ['code', 'name', 'stages']),
);
