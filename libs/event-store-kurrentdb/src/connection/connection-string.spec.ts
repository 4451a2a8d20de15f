import { readConnectionString } from './connection-string.js';

describe('the address of KurrentDB', () => {
  it.each([
    ['kurrentdb://db', 'kurrentdb://db?discoveryInterval=100'],
    ['kurrentdb://db:2113/?tls=false', 'kurrentdb://db:2113?tls=false&discoveryInterval=100'],
    ['esdb://db:2113?TLS=false', 'kurrentdb://db:2113?tls=false&discoveryInterval=100'],
    ['esdb+discover://cluster.example', 'kurrentdb+discover://cluster.example?discoveryInterval=100'],
    ['kurrentdb://a:1,b:2,c?discoveryInterval=7', 'kurrentdb://a:1,b:2,c?discoveryInterval=7'],
  ])('%s is given to the client as %s', (url, text) => {
    expect(readConnectionString(url)).toEqual({ text });
  });

  it('gives the credentials decoded, and to the client as they were written', () => {
    expect(readConnectionString('kurrentdb://me:a%40b%3Ac@db?tls=true')).toEqual({
      text: 'kurrentdb://me:a%40b%3Ac@db?tls=true&discoveryInterval=100',
      credentials: { username: 'me', password: 'a@b:c' },
    });
  });

  it.each([
    ['another scheme', 'postgres://me:s3cret@db'],
    ['no host', 'kurrentdb://'],
    ['a host that is missing', 'kurrentdb://me:s3cret'],
    ['a path', 'kurrentdb://me:s3cret@db/zhibiao'],
    ['a port that is none', 'kurrentdb://me:s3cret@db:http'],
    ['a setting that the client does not know', 'kurrentdb://me:s3cret@db?tsl=false'],
    ['a setting without a value', 'kurrentdb://me:s3cret@db?tls='],
    ['credentials without a name', 'kurrentdb://:s3cret@db'],
    ['credentials with a colon too many', 'kurrentdb://me:s3cret:x@db'],
    ['credentials with an @ in them', 'kurrentdb://me:s3cret@x@db'],
    ['credentials that cannot be decoded', 'kurrentdb://me:s3cret%@db'],
  ])('refuses %s without repeating the credentials', (_, url) => {
    let message = '';
    try {
      readConnectionString(url);
    } catch (error) {
      expect(error).toMatchObject({ code: 'BAD_CONNECTION_STRING' });
      message = String(error);
    }
    expect(message).toContain('cannot be used');
    expect(message).not.toContain('s3cret');
  });
});
