import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { ConnectionString } from './connection-string.js';

/**
 * The clients of a store: one to append, one to read, one for each subscription. A subscription that is dropped closes
 * the channel of everybody who uses the same client. A client that hangs, or whose reading half did not find the server
 * once and never looks again, is given up for a new one.
 */
export class KurrentClients {
  private readonly shared = new Map<'append' | 'read', KurrentDBClient>();
  private readonly own = new Set<KurrentDBClient>();
  private disposed = false;

  constructor(readonly connection: ConnectionString) {}

  get(role: 'append' | 'read'): KurrentDBClient {
    let client = this.shared.get(role);
    if (!client) this.shared.set(role, (client = this.create()));
    return client;
  }

  /** The next who asks gets a new one. Does nothing where somebody else was quicker. */
  async giveUp(role: 'append' | 'read', client: KurrentDBClient): Promise<void> {
    if (this.shared.get(role) !== client) return;
    this.shared.delete(role);
    await client.dispose();
  }

  /** One that nobody else uses; to be given back. */
  take(): KurrentDBClient {
    const client = this.create();
    this.own.add(client);
    return client;
  }

  async giveBack(client: KurrentDBClient): Promise<void> {
    if (this.own.delete(client)) await client.dispose();
  }

  /** Lets all of them go; whoever asks for one afterwards is refused. */
  async dispose(): Promise<void> {
    this.disposed = true;
    const clients = [...this.shared.values(), ...this.own];
    this.shared.clear();
    this.own.clear();
    await Promise.all(clients.map((client) => client.dispose()));
  }

  private create(): KurrentDBClient {
    if (this.disposed) throw new Error('the event store is closed');
    return KurrentDBClient.connectionString(this.connection.text);
  }
}
