import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_DELAY_MS = 60_000;

/**
 * Opens the sockets of one kafkajs client and watches them: kafkajs tells nobody when a broker goes away, it only retries.
 * Small requests leave at once (TCP_NODELAY).
 */
export class KafkaSockets {
  private readonly connected = new Set<Socket>();
  private change: () => void = () => {};

  /** Whether at least one connection stands. */
  get open(): boolean {
    return this.connected.size > 0;
  }

  /** Calls `listener` when the first connection stands and when the last one is gone. */
  onChange(listener: () => void): void {
    this.change = listener;
  }

  readonly factory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    const socket = ssl
      ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
      : connectPlain({ host, port }, onConnect);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
    socket.once(ssl ? 'secureConnect' : 'connect', () => this.update(() => this.connected.add(socket)));
    socket.once('close', () => this.update(() => this.connected.delete(socket)));
    return socket;
  };

  private update(step: () => void): void {
    const before = this.open;
    step();
    if (this.open !== before) this.change();
  }
}
