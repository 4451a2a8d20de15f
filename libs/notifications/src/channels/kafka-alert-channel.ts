import type { FeedPublisher } from '#feed';
import type { NotificationChannel } from '../notification-channel.js';

/** The integrators' topic: structured CloudEvents, keyed by org unit, so that the alerts of one unit stay in order. */
export function kafkaAlertChannel(publisher: FeedPublisher, topic: string): NotificationChannel {
  return {
    name: `kafka:${topic}`,
    deliver: (events) =>
      publisher.publish(
        topic,
        events.map((event) => ({
          key: event.data.orgUnit,
          value: JSON.stringify(event),
          headers: { 'content-type': 'application/cloudevents+json' },
        })),
      ),
  };
}
