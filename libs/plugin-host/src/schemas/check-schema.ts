import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { nearest } from '../nearest.js';
import { problemAt, type Path, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import { schemas, type FileKind } from './index.js';
import type { JsonSchema } from './parts.js';

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
const compiled = new Map<JsonSchema, ValidateFunction>();

/**
 * Holds a file's content against the schema of its kind.
 *
 * @param skip paths that somebody else checks with better words
 * @returns the paths of what cannot stand; whatever lies beneath none of them may be relied upon
 */
export function checkSchema(
  kind: FileKind,
  source: SourceFile,
  problems: Problem[],
  skip: (path: Path) => boolean = () => false,
): readonly Path[] {
  return checkAgainst(schemas[kind], source, problems, skip);
}

/** The same against any schema, for files that stand beside a plugin's own. */
export function checkAgainst(
  schema: JsonSchema,
  source: SourceFile,
  problems: Problem[],
  skip: (path: Path) => boolean = () => false,
): readonly Path[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(source.data)) return [];
  const broken: Path[] = [];
  for (const error of validate.errors ?? []) {
    const path = pathOf(error.instancePath, source.data);
    if (skip(path)) continue;
    const { missingProperty } = error.params as { missingProperty?: string };
    // A field too many hurts nobody else.
    if (error.keyword !== 'additionalProperties')
      broken.push(missingProperty === undefined ? path : [...path, missingProperty]);
    problems.push(inWords(error, path, source));
  }
  return broken;
}

/** Whether a value, or the value it lies in, was found wanting. */
export function isBroken(broken: readonly Path[], path: Path): boolean {
  return broken.some((one) => path.every((step, i) => i >= one.length || one[i] === step));
}

function inWords(error: ErrorObject, path: Path, source: SourceFile): Problem {
  const params = error.params as Readonly<Record<string, unknown>>;
  const schema = error.parentSchema as Readonly<Record<string, unknown>> | undefined;
  const about = typeof schema?.['description'] === 'string' ? schema['description'] : undefined;
  const name = path.filter((step) => typeof step === 'string').at(-1) ?? '内容';
  switch (error.keyword) {
    case 'required':
      return problemAt(source.place(path), `缺少 ${params['missingProperty']}`, about);
    case 'additionalProperties': {
      const unknown = String(params['additionalProperty']);
      const known = Object.keys((schema?.['properties'] as object | undefined) ?? {});
      const near = nearest(unknown, known);
      const hint = near === undefined ? `可用字段：${known.join('、')}` : `是否想写 ${near}？`;
      return problemAt(source.place([...path, unknown], 'key'), `不认识的字段 ${unknown}`, hint);
    }
    case 'enum': {
      const allowed = params['allowedValues'] as readonly unknown[];
      const near = nearest(String(error.data), allowed.map(String));
      const hint = near === undefined ? about : `是否想写 ${near}？`;
      return problemAt(source.place(path), `${name} 只能是 ${allowed.join('、')}，现为 ${shown(error.data)}`, hint);
    }
    case 'type':
      return problemAt(source.place(path), `${name} 应为${types(params['type'])}，现为 ${shown(error.data)}`, about);
    case 'pattern':
      return problemAt(source.place(path), `${name} 的写法不对：${shown(error.data)}`, about);
    case 'uniqueItems':
      return problemAt(source.place([...path, Number(params['i'])]), `${name} 中有重复的值`);
    case 'minItems':
    case 'minLength':
      return problemAt(source.place(path), `${name} 不能为空`, about);
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum': {
      const bound = `${String(params['comparison'])} ${String(params['limit'])}`;
      return problemAt(source.place(path), `${name} 应 ${bound}，现为 ${shown(error.data)}`, about);
    }
    default:
      return problemAt(source.place(path), `${name} 的写法不对（${error.message ?? error.keyword}）`, about);
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数值',
  integer: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '字段组（名: 值）',
};

function types(type: unknown): string {
  return [type]
    .flat()
    .map((one) => TYPE_WORDS[String(one)] ?? String(one))
    .join('或');
}

function shown(value: unknown): string {
  const json = value === null || value === undefined ? '（空）' : JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

/** List indices become numbers, so that a path compares with one built in code. */
function pathOf(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let at = root;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(name) : name);
    at = (at as Readonly<Record<string, unknown>> | undefined)?.[name];
  }
  return path;
}
