import type { AlertCourse } from './alert-course.js';
import type { Board } from './board.js';
import type { Explained } from './explained.js';
import type { RefusedKind } from './refused.js';

/** Everything that the demo tells at its end, as the server answered it. */
export interface Findings {
  readonly board: Board;
  readonly alerts: readonly AlertCourse[];
  readonly explained: Explained;
  readonly refused: readonly RefusedKind[];
}
