import { chunkMessages } from './message-chunks.js';

const message = (bytes: number) => ({ key: 'k', value: 'x'.repeat(bytes) });

describe('chunkMessages', () => {
  it('keeps what fits in one request', () => {
    const messages = [message(10), message(20)];
    expect(chunkMessages(messages)).toEqual([messages]);
  });

  it('cuts in order before a request becomes too large for a broker, counting bytes and not characters', () => {
    const messages = [1, 2, 3].map((n) => ({ key: `${n}`, value: '卫'.repeat(120_000) }));
    expect(chunkMessages(messages).map((chunk) => chunk.map(({ key }) => key))).toEqual([['1', '2'], ['3']]);
  });

  it('leaves a single large message whole', () => {
    expect(chunkMessages([message(5), message(2_000_000), message(5)]).map((chunk) => chunk.length)).toEqual([1, 1, 1]);
  });

  it('makes nothing of nothing', () => {
    expect(chunkMessages([])).toEqual([]);
  });
});
