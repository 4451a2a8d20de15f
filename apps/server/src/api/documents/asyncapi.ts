import { ALERT_CLOUD_EVENT_SCHEMA } from '#alerts';
import { CLOUD_EVENT_SCHEMA, FEED_SCHEMAS } from '#feed';

/** Topics as they are configured. */
export interface Topics {
  readonly feedTopics: readonly string[];
  readonly rejectedTopic: string;
  readonly alertTopic: string;
}

const JSON_EVENT = 'application/cloudevents+json';

/** The AsyncAPI 3.0 document of what goes over Kafka and the live stream. */
export function asyncApiDocument({ feedTopics, rejectedTopic, alertTopic }: Topics): object {
  const feedMessages = Object.fromEntries(Object.keys(FEED_SCHEMAS).map((type) => [type, feedMessage(type)]));
  const names = Object.keys(feedMessages);
  const refs = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
  const feeds = feedTopics.map((address, i) => [i === 0 ? 'feeds' : `feeds${i + 1}`, address] as const);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Zhibiao 指标',
      version: '1.0.0',
      description:
        'Feed records in, alerts out. CloudEvents 1.0, structured; on Kafka feeds may also be binary (`ce_` headers).',
    },
    defaultContentType: JSON_EVENT,
    channels: {
      ...Object.fromEntries(
        feeds.map(([name, address]) => [
          name,
          { address, description: 'Feed records; key: county code.', messages: refs },
        ]),
      ),
      rejected: {
        address: rejectedTopic,
        description: 'Refused records with their key and value as they came.',
        messages: { rejected: { $ref: '#/components/messages/rejected' } },
      },
      alerts: {
        address: alertTopic,
        description: 'Alerts; key: org unit. The same JSON over GET /api/v1/alerts/stream.',
        messages: { alert: { $ref: '#/components/messages/alert' } },
      },
    },
    operations: {
      ...Object.fromEntries(
        feeds.map(([name]) => [
          name === 'feeds' ? 'takeFeeds' : `takeF${name.slice(1)}`,
          { action: 'receive', channel: { $ref: `#/channels/${name}` } },
        ]),
      ),
      tellRejected: { action: 'send', channel: { $ref: '#/channels/rejected' } },
      tellAlerts: { action: 'send', channel: { $ref: '#/channels/alerts' } },
    },
    components: {
      messages: {
        ...feedMessages,
        rejected: {
          summary: 'A refused record.',
          headers: {
            type: 'object',
            properties: Object.fromEntries(
              ['code', 'message', 'pointer', 'topic', 'partition', 'offset'].map((name) => [
                `zhibiao_${name}`,
                { type: 'string' },
              ]),
            ),
          },
          payload: {},
        },
        alert: {
          summary: 'Something happened to an alert.',
          contentType: JSON_EVENT,
          payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: ALERT_CLOUD_EVENT_SCHEMA },
        },
      },
    },
  };
}

/** The envelope with the data of its type. */
function feedMessage(type: string): object {
  const envelope = { ...CLOUD_EVENT_SCHEMA, $id: undefined, $schema: undefined };
  const data = { ...FEED_SCHEMAS[type as keyof typeof FEED_SCHEMAS], $schema: undefined };
  return {
    name: type,
    title: data.title,
    contentType: JSON_EVENT,
    payload: {
      ...envelope,
      properties: { ...CLOUD_EVENT_SCHEMA.properties, type: { const: type }, data },
    },
  };
}
