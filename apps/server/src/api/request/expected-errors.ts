import { ProblemException } from '#platform';
import { BadCursorError } from '#read-model';
import { PluginStepRefused } from '../../plugins/plugin-step-refused.js';
import { pluginProblem } from '../plugins/plugin-problem.js';

/** Errors of the libraries and of intake that are no bugs, as answers. */
export function expectedError(error: unknown): ProblemException | undefined {
  if (error instanceof BadCursorError) {
    return new ProblemException(400, 'BAD_CURSOR', '游标无效', '请使用同一列表上一页返回的 nextCursor，或去掉 cursor');
  }
  if (error instanceof PluginStepRefused) return pluginProblem(error);
  if (error instanceof Error && (error as { code?: unknown }).code === 'PROJECTION_BEHIND') {
    return new ProblemException(503, 'PROJECTION_BEHIND', '统计尚未完成', error.message);
  }
  return undefined;
}
