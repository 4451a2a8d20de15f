import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DISPOSABLE_TABLES } from '../../libs/read-model/src/schema.js';
import { alertsWithTimelines, listAlerts, type AlertWithTimeline } from '../support/e2e-alerts.js';
import { send, settled } from '../support/e2e-feed.js';
import { createTopics, readTopic, topicSize, type TopicMessage } from '../support/e2e-kafka.js';
import { readMetric } from '../support/e2e-metrics.js';
import { rebuildSite } from '../support/e2e-rebuild.js';
import {
  caseStage,
  corrected,
  milestone,
  report,
  service,
  withdrawal,
  type DraftRecord,
} from '../support/e2e-records.js';
import { ROOT, startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { lastingStores, openSite, type Site } from '../support/e2e-site.js';
import { dumpTables, type TableDump } from '../support/e2e-tables.js';
import { describeWithKafka } from '../support/kafka.js';

const TIMEOUT_MS = 120_000;
/** Two regions, one of them with rules in code that look at single records. */
const PLUGINS = ['national', 'jining', 'xiaoxian'].map((id) => join(ROOT, 'plugins', id));
const HOSPITAL = '370811001-1';
const CENTRE = '370812001-2';
const SERVED = 'xiaoxian.public-health-service';

/** What can be seen of a site: its tables, its log's end, its alerts and what was told of them. */
interface Seen {
  readonly tables: TableDump;
  readonly head: number;
  readonly alerts: readonly AlertWithTimeline[];
  readonly told: readonly TopicMessage[];
}

const stores = await lastingStores();

describeWithKafka('a read model that is made again from the log', (broker) => {
  for (const store of stores) {
    describe(`on ${store}`, () => {
      const alertTopic = `rebuild.${randomUUID()}`;
      let site: Site;
      let env: Readonly<Record<string, string>>;
      let before: Seen;
      let after: Seen;

      beforeAll(async () => {
        const { brokers } = broker();
        site = await openSite(store);
        await createTopics(brokers, [alertTopic]);
        env = {
          ...site.env,
          PLUGINS: PLUGINS.join(','),
          KAFKA_BROKERS: brokers.join(','),
          KAFKA_GROUP: alertTopic,
          FEED_TOPICS: `${alertTopic}.feed`,
          REJECTED_TOPIC: `${alertTopic}.rejected`,
          ALERT_TOPIC: alertTopic,
        };
        const first = await startServerProcess(env);
        for (const records of historyInParts()) await send(first, records);
        await settled(first);
        // Rules are asked beside the projection.
        await until(async () => JSON.stringify(await listAlerts(first)).includes('two-places-one-day'), TIMEOUT_MS);
        await signFor(first, (await listAlerts(first, 'state=firing'))[0]!.alertId);
        await settled(first);
        before = await see(first);
        await rebuildSite(site, PLUGINS);
        const rebuilt = await dumpTables(site.readModelUrl, DISPOSABLE_TABLES);
        const second = await startServerProcess(env);
        await settled(second);
        after = { ...(await see(second)), tables: rebuilt };
      }, TIMEOUT_MS);
      afterAll(() => site.clear());

      it('had rows in every table before', () => {
        for (const table of DISPOSABLE_TABLES) expect([table, before.tables[table]!.length]).not.toEqual([table, 0]);
      });

      it.each(DISPOSABLE_TABLES)('has the same rows in %s', (table) => {
        expect(after.tables[table]).toEqual(before.tables[table]);
      });

      it('adds nothing to the log', () => {
        expect(after.head).toBe(before.head);
      });

      it('leaves the alerts and their histories as they were', () => {
        expect(before.alerts.length).toBeGreaterThan(3);
        expect(after.alerts).toEqual(before.alerts);
      });

      it('notifies nobody', () => {
        expect(before.told.length).toBeGreaterThan(3);
        expect(after.told).toEqual(before.told);
      });

      async function see(server: ServerProcess): Promise<Seen> {
        const alerts = await alertsWithTimelines(server);
        const steps = alerts.reduce((sum, { timeline }) => sum + timeline.length, 0);
        await until(async () => (await topicSize(broker().brokers, alertTopic)) >= steps, TIMEOUT_MS);
        await until(async () => (await readMetric(server, 'zhibiao_outbox_age_seconds')) === 0, TIMEOUT_MS);
        const { parts } = await server.get<{ parts: { store: { head: number } } }>('/health/ready');
        expect(await server.stop()).toBe(0);
        return {
          tables: await dumpTables(site.readModelUrl, DISPOSABLE_TABLES),
          head: parts.store.head,
          alerts,
          told: await readTopic(broker().brokers, alertTopic),
        };
      }
    });
  }
});

/** A few weeks of everything that can come: corrections, repeats, withdrawals before and after, cases, milestones. */
function historyInParts(): DraftRecord[][] {
  const january = report('r-1', HOSPITAL, '2025-01', { 'immunisation.programme-doses-given': 1_200 });
  const due = report('r-2', '370811', '2025', { 'immunisation.programme-doses-due': 40_000 });
  const february = report('r-3', CENTRE, '2025-02', { 'immunisation.programme-doses-given': 800 });
  const accident = report('r-4', HOSPITAL, '2025-02-10', { 'safety.major-accidents': 1 });
  const screened = service('s-1', HOSPITAL, 'two-cancer-screening', 'p-1', '2025-01-15');
  const again = service('s-2', CENTRE, 'two-cancer-screening', 'p-1', '2025-02-20');
  const reached = milestone('m-1', '370811', 'surveillance-one-map', 'reached', '2025-02-01');
  return [
    [january, due, february, screened, again, service('s-3', HOSPITAL, 'programme-vaccination', 'p-2', '2025-01-20')],
    [
      caseStage('c-1', HOSPITAL, 'ds-1', 'reported', '2025-01-06'),
      caseStage('c-2', HOSPITAL, 'ds-2', 'reported', '2025-01-07'),
      caseStage('c-3', HOSPITAL, 'ds-2', 'verified', '2025-01-09'),
      caseStage('c-4', HOSPITAL, 'ds-2', 'resolved', '2025-01-10'),
      reached,
      milestone('m-2', '370811', 'two-prescription-models', 'started', '2025-01-10'),
    ],
    [
      corrected(january, 2, {
        values: [{ measure: 'immunisation.programme-doses-given', value: 1_350 }],
      }),
      january,
      withdrawal('s-1', 1),
      withdrawal('s-9'),
      service('s-9', HOSPITAL, 'two-cancer-screening', 'p-9', '2025-02-02'),
      accident,
    ],
    [
      report('r-5', HOSPITAL, '2025-03', {
        'immunisation.programme-doses-given': 900,
        'malaria.local-spread-from-import': 0,
      }),
      withdrawal('r-4'),
      corrected(reached, 2, { state: 'cancelled' }),
      caseStage('c-5', HOSPITAL, 'ds-1', 'verified', '2025-03-12'),
      caseStage('c-6', CENTRE, 'ds-3', 'reported', '2025-03-01'),
      service('s-4', '370811999-1', 'two-cancer-screening', 'p-3', '2025-03-03'),
      service('s-5', HOSPITAL, 'palm-reading', 'p-3', '2025-03-03'),
    ],
    // One person at two places on one day, which a rule finds; and a record that is taken back.
    [
      service('x-1', '341322100-1', SERVED, 'p-7', '2025-03-03'),
      service('x-2', '341322101-1', SERVED, 'p-7', '2025-03-03'),
      service('x-3', '341322102-1', SERVED, 'p-8', '2025-03-03'),
      withdrawal('x-3'),
    ],
  ];
}

async function signFor(server: ServerProcess, alertId: string): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/alerts/${alertId}/acknowledge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: '值班员', comment: '已知悉' }),
  });
  expect(answer.status).toBe(200);
}
