import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { START } from '#event-store';
import { KurrentDbDouble } from '../../../test/support/kurrentdb-double/index.js';
import { collect, sampleEvents, takeEvents } from '../../event-store/src/testing/index.js';
import { openKurrentEventStore } from './index.js';

function hasOpenSsl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('not run: "a server that asks who is there": openssl is missing\n');
    return false;
  }
}

(hasOpenSsl() ? describe : describe.skip)('a server that asks who is there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kurrentdb-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  let double: KurrentDbDouble;

  beforeAll(async () => {
    const subject = [
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-days',
      '2',
      '-addext',
      'basicConstraints=CA:FALSE',
    ];
    const made = ['-keyout', key, '-out', cert, '-nodes', '-newkey', 'rsa:2048'];
    execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' });
    double = await KurrentDbDouble.start({ tls: { cert: readFileSync(cert), key: readFileSync(key) } });
    double.faults.authorization = `Basic ${Buffer.from('zhibiao:p@ss:wörd').toString('base64')}`;
  });
  afterAll(async () => {
    await double.close();
    rmSync(folder, { recursive: true });
  });

  const opened = (login: string) => {
    const { host, port } = double.address;
    return openKurrentEventStore({ url: `kurrentdb://${login}@${host}:${port}?tls=true&tlsCAFile=${cert}` });
  };

  it('is told so on every way, over TLS', async () => {
    const store = opened(`zhibiao:${encodeURIComponent('p@ss:wörd')}`);
    await store.append('feed-a', 'no-stream', sampleEvents(1, 2));
    expect(await collect(store.readStream('feed-a'))).toHaveLength(2);
    expect(await takeEvents(store, 2, { after: START, batchSize: 10 })).toHaveLength(2);
    await store.close();
  });

  it('refuses who says something else, and the refusal does not repeat it', async () => {
    const store = opened('zhibiao:s3cret');
    for (const refused of [store.append('feed-b', 'no-stream', sampleEvents(1, 1)), store.head()]) {
      const error = await refused.catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'EVENT_STORE_ACCESS_DENIED' });
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('s3cret');
    }
    await store.close();
  });
});
