import { Server, ServerCredentials } from '@grpc/grpc-js';
import gossipService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import featuresService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import streamsService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { AppendCalls } from './append-calls.js';
import { DoubleLog } from './double-log.js';
import { Faults } from './faults.js';
import { ReadCalls } from './read-calls.js';
import { clusterInfo, supportedMethods } from './server-features.js';

const HOST = '127.0.0.1';

export interface KurrentDbDoubleOptions {
  /** Default: any free one. */
  readonly port?: number;
  /** Log shared with other doubles, which then are nodes of one cluster. */
  readonly log?: DoubleLog;
  /** Whether it knows batch append; default yes. */
  readonly batchAppend?: boolean;
  /** PEM; absent: without TLS. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

/**
 * A test double of KurrentDB: speaks the client's own protocol over a log in memory, as far as appends, reads and
 * subscriptions to `$all` go, and misbehaves when told to. No server of ours, and never part of the product.
 */
export class KurrentDbDouble {
  readonly faults = new Faults();
  readonly appends: AppendCalls;
  readonly reads: ReadCalls;
  private server = new Server();
  private port: number;

  private constructor(
    readonly log: DoubleLog,
    private readonly options: KurrentDbDoubleOptions,
  ) {
    this.appends = new AppendCalls(log, this.faults);
    this.reads = new ReadCalls(log, this.faults);
    this.port = options.port ?? 0;
  }

  static async start(options: KurrentDbDoubleOptions = {}): Promise<KurrentDbDouble> {
    const log = options.log ?? new DoubleLog();
    if (!options.log) await log.open();
    const double = new KurrentDbDouble(log, options);
    await double.listen();
    return double;
  }

  get address(): { readonly host: string; readonly port: number } {
    return { host: HOST, port: this.port };
  }

  /** Connection string of a client. */
  get url(): string {
    return `kurrentdb://${HOST}:${this.port}?tls=false`;
  }

  /** Ends every subscription that is open as a lost connection does. */
  dropSubscriptions(): void {
    const open = [...this.reads.subscriptions];
    this.reads.subscriptions.clear();
    for (const subscription of open) subscription.drop();
  }

  /** Closes every connection; who comes again is served. */
  closeConnections(): void {
    this.server.drain(`${HOST}:${this.port}`, 0);
  }

  /** Goes away: connections end, new ones are refused. */
  goAway(): void {
    this.server.forceShutdown();
    this.server = new Server();
  }

  /** Listens again on the same port, with the same log. */
  async comeBack(): Promise<void> {
    await this.listen();
  }

  async close(): Promise<void> {
    this.server.forceShutdown();
    if (!this.options.log) await this.log.close();
  }

  private async listen(): Promise<void> {
    const { server, appends, reads } = this;
    server.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, answer: (error: null, value: unknown) => void) =>
        answer(null, supportedMethods(this.options.batchAppend ?? true)),
    });
    server.addService(gossipService.GossipService, {
      read: (_call: unknown, answer: (error: null, value: unknown) => void) =>
        answer(null, clusterInfo(this.faults.leader ?? this.address)),
    });
    server.addService(streamsService.StreamsService, {
      append: appends.append.bind(appends),
      batchAppend: appends.batchAppend.bind(appends),
      read: reads.read.bind(reads),
    });
    const { tls } = this.options;
    const credentials = tls
      ? ServerCredentials.createSsl(null, [{ cert_chain: tls.cert, private_key: tls.key }])
      : ServerCredentials.createInsecure();
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`${HOST}:${this.port}`, credentials, (error, port) => (error ? reject(error) : resolve(port)));
    });
  }
}
