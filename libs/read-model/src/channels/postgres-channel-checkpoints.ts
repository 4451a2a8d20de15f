import pg from 'pg';
import { START, type Position } from '#event-store';
import type { ChannelCheckpoints } from '#notifications';

/** Channel checkpoints in PostgreSQL, in a table that a rebuild of the read model does not touch. */
export class PostgresChannelCheckpoints implements ChannelCheckpoints {
  private constructor(private readonly pool: pg.Pool) {}

  static async open(url: string): Promise<PostgresChannelCheckpoints> {
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    pool.on('error', () => {});
    await pool.query(
      'create table if not exists channel_checkpoint (channel text primary key, position bigint not null)',
    );
    return new PostgresChannelCheckpoints(pool);
  }

  async load(channel: string): Promise<Position> {
    const { rows } = await this.pool.query<{ position: string }>(
      'select position from channel_checkpoint where channel = $1',
      [channel],
    );
    return rows[0] === undefined ? START : Number(rows[0].position);
  }

  async save(channel: string, position: Position): Promise<void> {
    await this.pool.query(
      'insert into channel_checkpoint values ($1, $2) on conflict (channel) do update set position = excluded.position',
      [channel, position],
    );
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
