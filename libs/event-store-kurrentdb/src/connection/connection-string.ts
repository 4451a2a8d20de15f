import { BadConnectionStringError } from '../errors.js';

/** An address of KurrentDB, ready for the client. */
export interface ConnectionString {
  /** As the client takes it. Holds the credentials: never to be logged. */
  readonly text: string;
  /** Decoded. The client's reading half does not decode them itself, so reads are given them. */
  readonly credentials?: { readonly username: string; readonly password: string };
}

const SHAPE = /^(kurrentdb|esdb|kurrent|kdb)(\+discover)?:\/\/(?:([^@/?]*)@)?([^/?@]+)\/?(?:\?(.*))?$/;
const HOST = /^[^:\s]+(:\d{1,5})?$/;

/** The reading half of the client waits so long (ms) before its very first connection; its own default is 500. */
const DISCOVERY_INTERVAL = 'discoveryInterval=100';

/** What may stand behind the `?`, in the client's words. */
const SETTINGS = [
  'tls',
  'tlsVerifyCert',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
  'nodePreference',
  'connectionName',
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'maxDiscoverAttempts',
  'keepAliveInterval',
  'keepAliveTimeout',
];

/**
 * Reads `kurrentdb://[user:password@]host[:port][,host…][?tls=false&…]`; also `kurrentdb+discover://`, and `esdb://` as it
 * was called before. Throws {@link BadConnectionStringError} without a word of the credentials: the client would print
 * them together with a setting that it does not know.
 */
export function readConnectionString(url: string): ConnectionString {
  const [, , discover = '', login, hosts = '', query = ''] = SHAPE.exec(url.trim()) ?? [];
  if (hosts === '') throw new BadConnectionStringError('write kurrentdb://host:2113 or kurrentdb+discover://host:2113');
  for (const host of hosts.split(',')) {
    if (!HOST.test(host)) throw new BadConnectionStringError('each host is written name or name:port');
  }
  const settings = query.split('&').filter(Boolean).map(settingOf);
  if (!settings.some((setting) => setting.startsWith('discoveryInterval='))) settings.push(DISCOVERY_INTERVAL);
  const credentials = login === undefined ? undefined : credentialsOf(login);
  const authority = login === undefined ? hosts : `${login}@${hosts}`;
  const text = `kurrentdb${discover}://${authority}?${settings.join('&')}`;
  return { text, ...(credentials && { credentials }) };
}

function settingOf(pair: string): string {
  const [name = '', value = ''] = pair.split('=');
  const known = SETTINGS.find((setting) => setting.toLowerCase() === name.toLowerCase());
  if (known === undefined) throw new BadConnectionStringError(`"${name}" is not one of ${SETTINGS.join(', ')}`);
  if (value === '') throw new BadConnectionStringError(`${known} has no value`);
  return `${known}=${value}`;
}

function credentialsOf(login: string): { username: string; password: string } {
  const [username = '', password = '', ...more] = login.split(':');
  if (username === '' || password === '' || more.length > 0) {
    throw new BadConnectionStringError('credentials are user:password, with : and @ in them as %3A and %40');
  }
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw new BadConnectionStringError('a % in the credentials is written %25');
  }
}
