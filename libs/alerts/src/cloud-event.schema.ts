import { ALERT_TRANSITIONS } from './alert-event.js';
import { alertEventType } from './alert-record.js';
import { ALERT_KINDS, ALERT_SEVERITIES, ALERT_STATES } from './alert.js';
import { ALERT_EVENT_SOURCE } from './cloud-event.js';

const text = { type: 'string', minLength: 1 } as const;
const figure = { type: ['number', 'null'] } as const;
const day = { type: 'string', format: 'date' } as const;
const dayOrNone = { type: ['string', 'null'], format: 'date' } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const names = { type: 'array', items: text } as const;

const owner = {
  type: 'object',
  additionalProperties: false,
  required: ['lead', 'cooperating', 'leader'],
  properties: { lead: names, cooperating: names, leader: { type: ['string', 'null'] } },
} as const;

const rule = {
  type: 'object',
  additionalProperties: false,
  required: ['plugin', 'version', 'digest', 'data'],
  description: 'The plugin whose rule spoke, and what it says.',
  properties: {
    plugin: text,
    version: text,
    digest: text,
    message: {
      type: 'object',
      additionalProperties: false,
      required: ['zh'],
      properties: { zh: { type: 'string' }, en: { type: 'string' } },
    },
    data: { type: 'object', description: 'Of the shape that the plugin gives it.' },
  },
} as const;

const evidence = {
  type: 'object',
  additionalProperties: false,
  required: [
    'kind',
    'unit',
    'numerator',
    'denominator',
    'definitionVersion',
    'planVersion',
    'catalogueDigest',
    'ledgerPosition',
    'window',
  ],
  properties: {
    kind: { enum: ALERT_KINDS },
    unit: { type: 'string', description: 'Unit of value, expected and condition.' },
    numerator: figure,
    denominator: figure,
    definitionVersion: { type: ['integer', 'null'] },
    planVersion: { type: 'integer' },
    catalogueDigest: { type: 'string' },
    ledgerPosition: { type: 'integer', description: 'Position in the log of the last event it was judged on.' },
    window: text,
    caseId: text,
    finding: { ...text, description: "Key of a rule's finding." },
    rule,
    by: text,
    comment: { type: 'string' },
  },
} as const;

const data = {
  type: 'object',
  additionalProperties: false,
  required: [
    'alertId',
    'key',
    'transition',
    'state',
    'severity',
    'colour',
    'orgUnit',
    'plan',
    'title',
    'message',
    'value',
    'expected',
    'condition',
    'asOf',
    'coverage',
    'deadline',
    'owner',
    'evidence',
    'at',
  ],
  properties: {
    alertId: { type: 'string', pattern: '^[0-9a-f]{16}$' },
    key: text,
    transition: { enum: ALERT_TRANSITIONS },
    state: { enum: ALERT_STATES, description: 'State after the transition.' },
    severity: { enum: ALERT_SEVERITIES },
    colour: { enum: ['grey', 'green', 'blue', 'yellow', 'red', 'yellow-green'] },
    orgUnit: text,
    plan: text,
    target: text,
    rule: text,
    title: text,
    message: text,
    value: figure,
    expected: figure,
    condition: { type: ['object', 'null'] },
    asOf: day,
    coverage: dayOrNone,
    deadline: dayOrNone,
    owner,
    evidence,
    at: instant,
  },
} as const;

/** JSON Schema (draft 2020-12) of the CloudEvent, for `asyncapi.json` and for those who receive it. */
export const ALERT_CLOUD_EVENT_SCHEMA = {
  $id: 'https://zhibiao.example/schemas/alert.v1.json',
  title: 'AlertCloudEvent',
  type: 'object',
  additionalProperties: false,
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: {
      type: 'string',
      format: 'uuid',
      description: 'Stable notification key: a repeated delivery carries it again.',
    },
    source: { const: ALERT_EVENT_SOURCE },
    type: { enum: ALERT_TRANSITIONS.map(alertEventType) },
    subject: { ...text, description: 'Code of the org unit.' },
    time: instant,
    datacontenttype: { const: 'application/json' },
    data,
  },
} as const;
