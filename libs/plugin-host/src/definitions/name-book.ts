import { nearest } from '../nearest.js';
import { problemAt, type Place, type Problem } from '../problem.js';

/** The codes known of one kind of definition. A code may be known though its definition cannot stand. */
export class NameBook {
  private readonly places = new Map<string, Place>();
  private complete = true;

  /** @param what the kind in words, for messages: 指标, 计量 … */
  constructor(
    readonly what: string,
    private readonly problems: Problem[],
  ) {}

  /** Some file could not be read: an unknown code may stand in it, so none is reported. */
  markIncomplete(): void {
    this.complete = false;
  }

  /** Enters a code. One that is known already is a problem, and `false`. */
  enter(code: string, place: Place): boolean {
    const first = this.places.get(code);
    if (first) {
      const message = `${this.what} ${code} 重复定义`;
      this.problems.push(problemAt(place, message, `已在 ${first.file} 第 ${first.line} 行定义`));
      return false;
    }
    this.places.set(code, place);
    return true;
  }

  /** Whether a code is known; an unknown one is reported at the place that names it. */
  expect(code: string, place: Place): boolean {
    if (this.places.has(code)) return true;
    if (this.complete) this.problems.push(problemAt(place, `未知${this.what} ${code}`, this.hint(code)));
    return false;
  }

  get isEmpty(): boolean {
    return this.places.size === 0;
  }

  get isComplete(): boolean {
    return this.complete;
  }

  has(code: string): boolean {
    return this.places.has(code);
  }

  /** What was probably meant by an unknown code. */
  hint(code: string): string | undefined {
    const near = nearest(code, this.places.keys());
    return near === undefined ? undefined : `是否想写 ${near}？`;
  }
}
