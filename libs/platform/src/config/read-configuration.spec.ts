import {
  ConfigurationError,
  hideCredentials,
  readConfiguration,
  type ConfigurationProblem,
} from './read-configuration.js';

function problemsOf(env: Record<string, string>): readonly ConfigurationProblem[] {
  try {
    readConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

const HASH = 'a'.repeat(64);

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfiguration({})).toEqual({
      storeUrl: 'sqlite:./data/zhibiao.db',
      readModelUrl: 'sqlite:./data/zhibiao.read.db',
      kafkaBrokers: [],
      feedTopics: ['zhibiao.feeds.v1'],
      rejectedTopic: 'zhibiao.feeds.rejected.v1',
      alertTopic: 'zhibiao.alerts.v1',
      kafkaGroup: 'zhibiao',
      roles: ['intake', 'projection', 'alerting', 'api'],
      clock: 'system',
      port: 3000,
      host: '127.0.0.1',
      auth: 'none',
      apiKeys: [],
      logLevel: 'info',
    });
  });

  it('takes an empty variable for one that is not set, and lists apart at commas', () => {
    const { kafkaBrokers, port, plugins } = readConfiguration({
      PORT: '',
      KAFKA_BROKERS: 'a:9092, [::1]:9093,',
      PLUGINS: 'plugins/jining,other.zip',
    });
    expect({ kafkaBrokers, port, plugins }).toEqual({
      kafkaBrokers: ['a:9092', '[::1]:9093'],
      port: 3000,
      plugins: ['plugins/jining', 'other.zip'],
    });
  });

  it.each([
    ['sqlite:/var/lib/z.sqlite', 'sqlite:/var/lib/z.read.sqlite'],
    ['sqlite:store', 'sqlite:store.read'],
    ['memory:', 'sqlite::memory:'],
    ['postgres://db/zhibiao', 'postgres://db/zhibiao'],
    ['kurrentdb://me:secret@db:2113?tls=false', 'sqlite:./data/zhibiao-read-model.db'],
    ['kurrentdb+discover://cluster.example', 'sqlite:./data/zhibiao-read-model.db'],
    ['esdb://db', 'sqlite:./data/zhibiao-read-model.db'],
  ])('puts the read model beside the store %s', (STORE_URL, readModelUrl) => {
    expect(readConfiguration({ STORE_URL }).readModelUrl).toBe(readModelUrl);
  });

  it.each([
    ['STORE_URL', 'mysql://db'],
    ['STORE_URL', 'kurrentdb:db'],
    ['READ_MODEL_URL', 'kurrentdb://db'],
    ['KAFKA_BROKERS', 'broker'],
    ['FEED_TOPICS', 'a topic'],
    ['REJECTED_TOPIC', 'a/b'],
    ['ALERT_TOPIC', '主题'],
    ['ROLES', 'api,cook'],
    ['PLUGINS', ','],
    ['CLOCK', 'sun'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['HOST', 'a b'],
    ['AUTH', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'zhibiao.example'],
    ['SMTP_URL', 'mail.example'],
  ])('refuses %s=%s with the name, the value and what is allowed', (variable, value) => {
    const [problem, ...others] = problemsOf({ [variable]: value });
    expect(problem).toMatchObject({ variable, value });
    expect(problem!.allowed).not.toBe('');
    expect(others).toEqual([]);
  });

  it('tells everything that is wrong at once', () => {
    const error = problemsOf({ PORT: '-1', CLOCK: 'sun', LOG_LEVEL: 'loud' });
    expect(error.map(({ variable }) => variable).sort()).toEqual(['CLOCK', 'LOG_LEVEL', 'PORT']);
  });

  it('never repeats a secret', () => {
    const problems = problemsOf({ STORE_URL: 'mysql://me:secret@db', API_KEYS: 'console:secret' });
    expect(JSON.stringify(problems)).not.toContain('secret');
    expect(hideCredentials('smtp://me:secret@mail and postgres://db/x?password=secret')).not.toContain('secret');
    expect(hideCredentials('kurrentdb+discover://me:secret@a:2113,b:2113')).not.toContain('secret');
  });

  describe('without keys', () => {
    it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('may be reached at %s', (HOST) => {
      expect(readConfiguration({ HOST }).auth).toBe('none');
    });

    it.each(['0.0.0.0', '::', '10.0.0.7', 'zhibiao.example', '127.0.0.1.example'])('not at %s', (HOST) => {
      expect(problemsOf({ HOST })).toMatchObject([{ variable: 'AUTH', value: 'none' }]);
    });
  });

  describe('with keys', () => {
    it('keeps their hashes alone', () => {
      const { apiKeys } = readConfiguration({
        AUTH: 'keys',
        API_KEYS: `console:console-key-0123456789,his:sha256:${HASH.toUpperCase()}`,
      });
      expect(apiKeys).toEqual([
        { name: 'console', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { name: 'his', sha256: HASH },
      ]);
    });

    it.each([
      ['none at all', ''],
      ['a key without a name', 'console-key-0123456789'],
      ['a short key', 'console:short'],
      ['half a hash', 'console:sha256:abcdef'],
      ['two of one name', 'a:console-key-0123456789,a:console-key-9876543210'],
    ])('refuses %s', (_what, API_KEYS) => {
      expect(problemsOf({ AUTH: 'keys', API_KEYS })).toMatchObject([{ variable: 'API_KEYS' }]);
    });
  });

  it('has alerting where the projection is', () => {
    expect(problemsOf({ ROLES: 'alerting,api' })).toMatchObject([{ variable: 'ROLES', value: 'alerting,api' }]);
  });

  it('has a read model in memory where the projection is', () => {
    expect(problemsOf({ STORE_URL: 'memory:', ROLES: 'api' })).toMatchObject([{ variable: 'ROLES' }]);
  });
});
