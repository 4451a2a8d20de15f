import { EXAMPLE_FEED } from './testing/api-feeds.js';
import { COUNTY } from './testing/api-catalogue.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

interface Told {
  readonly id: string;
  readonly orgUnit: string;
}

describe('GET /alerts/stream', () => {
  let api: ApiUnderTest;
  let url: string;

  beforeEach(async () => {
    api = await startApi();
    url = `${api.url}/api/v1`;
  });

  afterEach(() => api.close());

  const sendExample = () =>
    fetch(`${url}/feeds`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(EXAMPLE_FEED),
    });

  async function open(query = '', headers: Record<string, string> = {}) {
    const connection = new AbortController();
    const response = await fetch(`${url}/alerts/stream${query}`, { headers, signal: connection.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const next = async (count: number): Promise<Told[]> => {
      for (;;) {
        const events = text.split('\n\n').filter((block) => block.startsWith('id: '));
        const whole = text.endsWith('\n\n') ? events : events.slice(0, -1);
        if (whole.length >= count) return whole.slice(0, count).map(told);
        const { done, value } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
      }
    };
    return { response, next, close: () => connection.abort() };
  }

  function told(block: string): Told {
    const [, id = '', data = ''] = /^id: (\d+)\nevent: message\ndata: (.*)$/.exec(block) ?? [];
    return { id, orgUnit: JSON.parse(data).data.orgUnit };
  }

  it('answers at once, tells alerts as they happen and resumes behind the last id', async () => {
    const live = await open();
    expect(live.response.headers.get('content-type')).toContain('text/event-stream');
    expect(live.response.headers.get('x-accel-buffering')).toBe('no');
    await sendExample();
    const [first, second] = await live.next(2);
    live.close();
    const byHeader = await open('', { 'last-event-id': first!.id });
    expect(await byHeader.next(1)).toEqual([second]);
    byHeader.close();
    const byQuery = await open(`?lastEventId=${first!.id}`);
    expect(await byQuery.next(1)).toEqual([second]);
    byQuery.close();
  });

  it('leaves out what the filter does not let through', async () => {
    await sendExample();
    const county = await open(`?lastEventId=0&orgUnit=${COUNTY}`);
    expect((await county.next(1))[0]!.orgUnit).toBe(COUNTY);
    county.close();
    const unknown = await fetch(`${url}/alerts/stream?orgUnit=nowhere`);
    expect(unknown.status).toBe(404);
  });

  it('ends when the server stops', async () => {
    const live = await open();
    const ended = live.next(1_000).then(
      () => 'told',
      () => 'ended',
    );
    await api.app.close();
    expect(await ended).toBe('ended');
  });
});
