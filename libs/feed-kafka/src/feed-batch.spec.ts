import type { KafkaMessage } from 'kafkajs';
import { readBatch } from './feed-batch.js';

const message = (offset: string, headers: KafkaMessage['headers'] = {}): KafkaMessage => ({
  offset,
  key: null,
  value: Buffer.from(offset),
  headers,
  timestamp: '0',
  attributes: 0,
});

const batchOf = (messages: KafkaMessage[], lastOffset: string, highWatermark: string) =>
  readBatch({ topic: 'feeds', partition: 1, messages, lastOffset, highWatermark });

describe('readBatch', () => {
  it('counts behind the last offset, which may be that of a transaction marker', () => {
    expect(batchOf([message('5'), message('6')], '7', '10')).toMatchObject({ nextOffset: '8', behind: 2 });
  });

  it('keeps offsets beyond what a number can hold', () => {
    const offset = '9007199254740993';
    expect(batchOf([message(offset)], offset, '9007199254740994')).toMatchObject({
      nextOffset: '9007199254740994',
      behind: 0,
    });
  });

  it('takes the last of repeated headers and leaves out those without a value', () => {
    const headers = { twice: [Buffer.from('1'), Buffer.from('2')], text: 'a', none: undefined };
    expect(batchOf([message('0', headers)], '0', '1').messages[0]!.headers).toEqual({
      twice: Buffer.from('2'),
      text: Buffer.from('a'),
    });
  });

  it('sets apart what could not be decoded', () => {
    const corrupt = { ...message('9'), undecodable: { firstOffset: '5', reason: 'corrupt' } };
    const { messages, undecodable, nextOffset } = batchOf([message('4'), corrupt], '9', '10');
    expect(messages.map(({ offset }) => offset)).toEqual(['4']);
    expect(undecodable).toEqual([corrupt]);
    expect(nextOffset).toBe('10');
  });
});
