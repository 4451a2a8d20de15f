import { HttpException } from '@nestjs/common';
import { ProblemException } from './problem-exception.js';

/** What each HTTP status is called where nothing more is known. */
const BY_STATUS: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['BAD_REQUEST', '请求有误'],
  401: ['UNAUTHENTICATED', '需要凭据'],
  403: ['FORBIDDEN', '没有权限'],
  404: ['NOT_FOUND', '没有这个资源'],
  405: ['METHOD_NOT_ALLOWED', '不支持的方法'],
  406: ['NOT_ACCEPTABLE', '不支持的返回格式'],
  408: ['TIMEOUT', '请求超时'],
  409: ['CONFLICT', '与当前状态冲突'],
  413: ['TOO_LARGE', '内容过大'],
  414: ['URI_TOO_LONG', '地址过长'],
  415: ['UNSUPPORTED_MEDIA_TYPE', '不支持的内容类型'],
  422: ['UNPROCESSABLE', '无法处理'],
  429: ['TOO_MANY_REQUESTS', '请求过于频繁'],
  431: ['HEADERS_TOO_LARGE', '请求头过大'],
  503: ['UNAVAILABLE', '暂不可用'],
};

/** Problems of Fastify that have words of their own. */
const BY_FASTIFY_CODE: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['TOO_LARGE', '请求体过大；请分批发送，或改用 NDJSON 流式上报'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['UNSUPPORTED_MEDIA_TYPE', '这个接口不接受该 content-type'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['INVALID_JSON', '内容为空；请发送 JSON，或去掉 content-type'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['INVALID_JSON', '不是完整的 JSON'],
};

interface HttpFailure {
  readonly statusCode?: unknown;
  readonly code?: unknown;
}

/** Turns an expected error of the program's own into a problem; `undefined` for what it does not know. */
export type ProblemTranslator = (error: unknown) => ProblemException | undefined;

/** The problem that an error stands for; `undefined`: it is a bug. */
export function problemOf(
  error: unknown,
  translate: ProblemTranslator = () => undefined,
): ProblemException | undefined {
  if (error instanceof ProblemException) return error;
  const own = translate(error);
  if (own) return own;
  if (error instanceof HttpException) {
    const cause = error.cause as HttpFailure | undefined;
    return httpProblem(error.getStatus(), cause?.code, error.message);
  }
  if (!(error instanceof Error)) return undefined;
  const { statusCode, code } = error as HttpFailure;
  return typeof statusCode === 'number' ? httpProblem(statusCode, code, error.message) : undefined;
}

function httpProblem(status: number, fastifyCode: unknown, message: string): ProblemException | undefined {
  if (status >= 500 && status !== 503) return undefined;
  const known = typeof fastifyCode === 'string' ? BY_FASTIFY_CODE[fastifyCode] : undefined;
  const [code, title] = BY_STATUS[status] ?? ['HTTP_ERROR', '请求未能完成'];
  return new ProblemException(status, known?.[0] ?? code, title, known?.[1] ?? message);
}
