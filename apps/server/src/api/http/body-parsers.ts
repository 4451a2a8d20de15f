import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { FEED_MEDIA_TYPES, feedMediaTypeOf } from '#feed';
import { ProblemException } from '#platform';
import { tooLarge, unsupportedMediaType } from './media-types.js';

type BodyRequest = Pick<FastifyRequest, 'headers' | 'routeOptions'>;

const MEBIBYTE = 1024 * 1024;
/** Largest body of records that is not NDJSON. */
const FEED_MEBIBYTES = 32;
/** Largest body of any other request. */
const OTHER_MEBIBYTES = 1;

const FEEDS = '/api/v1/feeds';
const IMPORT = '/api/v1/feeds/import';
const PLUGINS = '/api/v1/plugins';

/** Media type of a packed plugin. */
const PACK = 'application/octet-stream';

/**
 * Feeds are handed over as they came: NDJSON as the stream that it is, everything else as bytes. Other bodies are JSON.
 */
export function registerBodyParsers(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const bodyLimit = FEED_MEBIBYTES * MEBIBYTE;
  for (const type of FEED_MEDIA_TYPES) {
    if (feedMediaTypeOf(type) === 'ndjson') {
      fastify.addContentTypeParser(type, (request, payload, done) => {
        const refused = refusalOf(request);
        done(refused ?? null, payload);
      });
    } else {
      app.useBodyParser(type, { bodyLimit }, (request, body, done) => {
        const refused = refusalOf(request);
        if (refused) return done(refused);
        if (isFeed(request)) return done(null, body);
        if (type !== 'application/json') return done(unsupportedMediaType(['application/json']));
        if (body.length > OTHER_MEBIBYTES * MEBIBYTE) return done(tooLarge(OTHER_MEBIBYTES));
        try {
          done(null, body.length === 0 ? undefined : JSON.parse(body.toString('utf8')));
        } catch {
          done(new ProblemException(400, 'INVALID_JSON', '不是 JSON', '请求体不是完整的 JSON；请检查引号、逗号和括号'));
        }
      });
    }
  }
  app.useBodyParser(PACK, { bodyLimit: OTHER_MEBIBYTES * MEBIBYTE }, (request, body, done) => {
    const refused = refusalOf(request) ?? (isPack(request) ? undefined : unsupportedMediaType(supportedBy(request)));
    done(refused ?? null, body);
  });
  fastify.addContentTypeParser('*', (request, _payload, done) => done(unsupportedMediaType(supportedBy(request))));
}

function refusalOf(request: BodyRequest): ProblemException | undefined {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return undefined;
  const detail = `请求体不能压缩（content-encoding: ${encoding.slice(0, 40)}）；请发送原文`;
  return new ProblemException(415, 'UNSUPPORTED_MEDIA_TYPE', '不支持的内容编码', detail);
}

function isFeed({ routeOptions: { url } }: BodyRequest): boolean {
  return url === FEEDS || url === IMPORT;
}

function isPack({ routeOptions: { url } }: BodyRequest): boolean {
  return url === PLUGINS;
}

function supportedBy({ routeOptions: { url } }: BodyRequest): readonly string[] {
  if (url === PLUGINS) return [PACK];
  if (url === IMPORT) return ['text/csv'];
  return url === FEEDS ? FEED_MEDIA_TYPES.filter((type) => type !== 'text/csv') : ['application/json'];
}
