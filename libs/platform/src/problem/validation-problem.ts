import type { ValidationError } from 'class-validator';
import { ProblemException } from './problem-exception.js';

/** One field that is wrong. */
export interface FieldError {
  /** JSON Pointer to the field of the body, or to the parameter by its name. */
  readonly pointer: string;
  readonly message: string;
}

/** For Nest's `ValidationPipe`: 400 with every wrong field. */
export function validationProblem(errors: readonly ValidationError[]): ProblemException {
  const fields = errors.flatMap((error) => fieldErrors(error, ''));
  const detail = fields.map(({ pointer, message }) => `${pointer}：${message}`).join('；');
  return new ProblemException(400, 'INVALID_REQUEST', '请求参数有误', detail, { errors: fields });
}

function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const messages = Object.entries(constraints).map(([rule, message]) =>
    rule === 'whitelistValidation' ? '没有这个参数；请去掉或检查拼写' : message,
  );
  const own = [...new Set(messages)].map((message) => ({ pointer, message }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, pointer))];
}
