import { createLogger } from './create-logger.js';

function linesOf(log: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  log(createLogger({ level: 'info' }, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it.each([
    { body: 'secret' },
    { record: { subject: 'secret' } },
    { request: { headers: { authorization: 'secret' } } },
    { headers: { 'x-api-key': 'secret' } },
    { err: new Error('no answer from postgres://me:secret@db') },
  ])('leaves out what nobody may read: %j', (details) => {
    expect(linesOf((logger) => logger.info(details, 'something'))).not.toContain('secret');
  });

  it('hides credentials in messages', () => {
    expect(linesOf((logger) => logger.warn('lost smtp://me:secret@mail'))).toContain('smtp://***@mail');
  });

  it('names the level and the time', () => {
    const line = JSON.parse(linesOf((logger) => logger.info({ position: 7 }, 'projected')));
    expect(line).toEqual({ level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), position: 7, msg: 'projected' });
  });
});
