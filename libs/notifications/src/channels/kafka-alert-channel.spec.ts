import type { FeedPublisher, OutgoingMessage } from '#feed';
import { InMemoryEventStore } from '#event-store';
import { alertCloudEventOf } from '#alerts';
import { fireAll } from '../testing/alert-log.js';
import { kafkaAlertChannel } from './kafka-alert-channel.js';

class RecordingPublisher implements FeedPublisher {
  readonly published: { readonly topic: string; readonly messages: readonly OutgoingMessage[] }[] = [];
  refusal: Error | undefined;

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.published.push({ topic, messages });
  }
  status() {
    return { connected: true };
  }
  async close(): Promise<void> {}
}

async function twoAlerts() {
  const store = new InMemoryEventStore();
  await fireAll(store, ['370811', '370812']);
  return (await store.readAll({ after: -1, limit: 10 })).map(alertCloudEventOf);
}

describe('the Kafka channel', () => {
  it('publishes structured CloudEvents keyed by org unit', async () => {
    const publisher = new RecordingPublisher();
    const alerts = await twoAlerts();
    await kafkaAlertChannel(publisher, 'zhibiao.alerts.v1').deliver(alerts);
    const headers = { 'content-type': 'application/cloudevents+json' };
    expect(publisher.published).toEqual([
      {
        topic: 'zhibiao.alerts.v1',
        messages: [
          { key: '370811', value: JSON.stringify(alerts[0]), headers },
          { key: '370812', value: JSON.stringify(alerts[1]), headers },
        ],
      },
    ]);
  });

  it('fails when the broker does not take the messages', async () => {
    const publisher = new RecordingPublisher();
    publisher.refusal = new Error('no leader');
    await expect(kafkaAlertChannel(publisher, 'zhibiao.alerts.v1').deliver(await twoAlerts())).rejects.toThrow(
      'no leader',
    );
  });
});
