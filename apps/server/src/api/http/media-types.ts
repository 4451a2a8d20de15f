import { ProblemException } from '#platform';

export function unsupportedMediaType(supported: readonly string[]): ProblemException {
  const detail = `content-type 应为 ${supported.join('、')}`;
  return new ProblemException(415, 'UNSUPPORTED_MEDIA_TYPE', '不支持的内容类型', detail, { supported });
}

export function tooLarge(megabytes: number): ProblemException {
  const detail = `请求体最大 ${megabytes} MiB；请分批发送，或改用 NDJSON 流式上报`;
  return new ProblemException(413, 'TOO_LARGE', '内容过大', detail);
}
