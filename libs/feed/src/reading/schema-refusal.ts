import type { ErrorObject } from 'ajv';
import type { Refusal, RefusalCode } from '../refusal.js';
import type { JsonSchema } from '../schemas/json-schema.js';
import { refuse } from './feed-reading.js';
import { pointerTo } from './json-pointer.js';
import { shown } from './shown.js';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  integer: '整数',
  boolean: '真假',
  object: '对象',
  array: '数组',
  null: '空',
};

/**
 * The first violation of a schema as a refusal: where it is, what is wrong and what to send instead.
 * @param base pointer of the validated value inside the event: empty for the envelope, `/data` for the data.
 */
export function schemaRefusal(code: RefusalCode, base: string, error: ErrorObject | undefined): Refusal {
  if (!error) return refuse(code, base, '不符合格式');
  const schema = (error.parentSchema ?? {}) as JsonSchema;
  const at = base + error.instancePath;
  if (error.keyword === 'required') {
    const name = String(error.params['missingProperty']);
    return refuse(code, pointerTo(at, name), missing(name, schema.properties?.[name]));
  }
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params['additionalProperty']);
    const known = Object.keys(schema.properties ?? {}).join('、');
    return refuse(code, pointerTo(at, name), `没有 ${shown(name)} 这一项，请去掉或改名；可用的有 ${known}`);
  }
  const found = error.keyword === 'maxLength' ? '' : `，收到 ${shown(error.data)}`;
  return refuse(code, at, `${named(schema)}应为${expectation(error, schema)}${found}${example(schema)}`);
}

function missing(name: string, schema: JsonSchema | undefined): string {
  return `缺少 ${name}${schema?.title ? `（${schema.title}）` : ''}，请补上${schema ? example(schema) : ''}`;
}

function expectation(error: ErrorObject, schema: JsonSchema): string {
  const limit = String(error.params['limit']);
  switch (error.keyword) {
    case 'type':
      return [schema.type ?? []]
        .flat()
        .map((type) => TYPE_NAMES[type] ?? type)
        .join('或');
    case 'const':
      return shown(schema.const);
    case 'enum':
      return `${(schema.enum ?? []).map(String).join('、')} 之一`;
    case 'minLength':
      return '非空文本';
    case 'maxLength':
      return `不超过 ${limit} 个字符的文本`;
    case 'minimum':
      return `不小于 ${limit} 的数`;
    case 'maximum':
      return `不大于 ${limit} 的数`;
    case 'minItems':
      return `至少 ${limit} 项`;
    case 'maxItems':
      return `至多 ${limit} 项`;
    case 'maxProperties':
      return `至多 ${limit} 项`;
    default:
      return '规定的格式';
  }
}

function named(schema: JsonSchema): string {
  return schema.title ?? '此处';
}

function example(schema: JsonSchema): string {
  return schema.examples?.length ? `，例如 ${JSON.stringify(schema.examples[0])}` : '';
}
