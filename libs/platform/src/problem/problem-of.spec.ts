import 'reflect-metadata';
import { ConflictException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import { validateSync, IsInt, ValidateNested } from 'class-validator';
import { ProblemException } from './problem-exception.js';
import { problemOf } from './problem-of.js';
import { validationProblem } from './validation-problem.js';

const fastifyError = (statusCode: number, code: string) => Object.assign(new Error('inside'), { statusCode, code });

describe('what an error is answered with', () => {
  it('is the problem that was thrown', () => {
    const thrown = new ProblemException(409, 'BUSY', '忙', '稍后再试', { state: 'open' });
    expect(problemOf(thrown)?.problem).toEqual({
      type: 'urn:zhibiao:problem:BUSY',
      title: '忙',
      status: 409,
      code: 'BUSY',
      detail: '稍后再试',
      state: 'open',
    });
  });

  it.each([
    [fastifyError(413, 'FST_ERR_CTP_BODY_TOO_LARGE'), 413, 'TOO_LARGE'],
    [fastifyError(415, 'FST_ERR_CTP_INVALID_MEDIA_TYPE'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [fastifyError(400, 'FST_ERR_CTP_EMPTY_JSON_BODY'), 400, 'INVALID_JSON'],
    [fastifyError(418, 'OTHER'), 418, 'HTTP_ERROR'],
    [new NotFoundException(), 404, 'NOT_FOUND'],
    [new ConflictException(), 409, 'CONFLICT'],
  ])('%s has a stable code', (error, status, code) => {
    expect(problemOf(error)?.problem).toMatchObject({ status, code });
  });

  it('is decided by the program for its own errors', () => {
    const own = new ProblemException(503, 'BEHIND', '', '');
    expect(problemOf(new RangeError('mine'), (error) => (error instanceof RangeError ? own : undefined))).toBe(own);
  });

  it.each([new Error('inside'), new InternalServerErrorException('inside'), fastifyError(500, 'X'), 'text', undefined])(
    'is nothing for a bug: %s',
    (error) => {
      expect(problemOf(error)).toBeUndefined();
    },
  );
});

class Inner {
  @IsInt({ message: '应为整数' })
  'a/b': unknown = 'x';
}

class Outer {
  @ValidateNested()
  inner = new Inner();
}

describe('wrong fields', () => {
  it('are each named by a JSON Pointer', () => {
    const { problem } = validationProblem(validateSync(new Outer()));
    expect(problem).toMatchObject({
      status: 400,
      code: 'INVALID_REQUEST',
      errors: [{ pointer: '/inner/a~1b', message: '应为整数' }],
    });
  });

  it('that nobody knows are to be left out', () => {
    const errors = validateSync(Object.assign(new Inner(), { 'a/b': 1, more: 2 }), {
      whitelist: true,
      forbidNonWhitelisted: true,
    });
    expect(validationProblem(errors).problem.errors).toMatchObject([{ pointer: '/more' }]);
  });
});
