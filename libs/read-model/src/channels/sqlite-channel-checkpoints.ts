import type Database from 'better-sqlite3';
import { START, type Position } from '#event-store';
import type { ChannelCheckpoints } from '#notifications';
import { openSqlite } from '../sqlite/open-sqlite.js';

/**
 * Channel checkpoints in a small SQLite file of their own: they outlive a rebuild of the read model, and saving one
 * never waits for the projection's transaction.
 */
export class SqliteChannelCheckpoints implements ChannelCheckpoints {
  private readonly db: Database.Database;

  constructor(path: string) {
    this.db = openSqlite(path);
    this.db.exec('create table if not exists channel_checkpoint (channel text primary key, position integer not null)');
  }

  async load(channel: string): Promise<Position> {
    const found = this.db.prepare('select position from channel_checkpoint where channel = ?').pluck().get(channel);
    return (found as number | undefined) ?? START;
  }

  async save(channel: string, position: Position): Promise<void> {
    this.db
      .prepare('insert into channel_checkpoint values (?, ?) on conflict do update set position = excluded.position')
      .run(channel, position);
  }

  close(): void {
    this.db.close();
  }
}
