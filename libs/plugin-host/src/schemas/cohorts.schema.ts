import { code, filter, listFile, object, orgUnitKind, text } from './parts.js';

export const cohortsSchema = listFile(
  'cohorts.yaml',
  object({ code, name: object({ zh: text, en: text }, ['zh']), kind: orgUnitKind, where: filter }, ['code', 'name']),
);
