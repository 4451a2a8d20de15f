import type { Problem } from '../problem.js';
import { NameBook } from './name-book.js';

/** The known names of everything that definitions refer to. */
export interface Names {
  readonly orgUnits: NameBook;
  readonly cohorts: NameBook;
  readonly services: NameBook;
  readonly caseTypes: NameBook;
  readonly milestones: NameBook;
  readonly measures: NameBook;
  readonly indicators: NameBook;
  readonly plans: NameBook;
  /** Keys of the rules that plugins' code declares. */
  readonly rules: NameBook;
  /** Keys of the pacing curves that plugins' code declares. */
  readonly pacings: NameBook;
}

export function emptyNames(problems: Problem[]): Names {
  return {
    orgUnits: new NameBook('机构或地区', problems),
    cohorts: new NameBook('机构分组', problems),
    services: new NameBook('服务', problems),
    caseTypes: new NameBook('事项类型', problems),
    milestones: new NameBook('里程碑', problems),
    measures: new NameBook('计量', problems),
    indicators: new NameBook('指标', problems),
    plans: new NameBook('计划', problems),
    rules: new NameBook('规则', problems),
    pacings: new NameBook('代码中的进度曲线', problems),
  };
}
