import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.js';

/** Where the two engines name a column type differently. */
export interface ColumnTypes {
  readonly generatedId: 'integer' | 'serial';
  /** Whole numbers up to 2^53. */
  readonly big: 'integer' | 'bigint';
}

export interface Migration {
  readonly id: string;
  statements(db: Kysely<Tables>, types: ColumnTypes): CompiledQuery[];
}

/** Applied once each, in this order, in one transaction at open. Never change one that was released; add another. */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: '001-log',
    statements: ({ schema }, { generatedId, big }) => [
      ...['category', 'event_type'].map((table) =>
        schema
          .createTable(table)
          .addColumn('id', generatedId, (column) => column.primaryKey())
          .addColumn('name', 'text', (column) => column.notNull().unique())
          .compile(),
      ),
      schema
        .createTable('stream')
        .addColumn('id', generatedId, (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .addColumn('category_id', 'integer', (column) => column.notNull())
        .compile(),
      schema
        .createTable('append')
        .addColumn('last_position', big, (column) => column.primaryKey())
        .addColumn('size', 'integer', (column) => column.notNull())
        .addColumn('first_revision', 'integer', (column) => column.notNull())
        .addColumn('stream_id', 'integer', (column) => column.notNull())
        .addColumn('category_id', 'integer', (column) => column.notNull())
        .addColumn('recorded_at', big, (column) => column.notNull())
        .compile(),
      schema.createIndex('append_by_stream').on('append').columns(['stream_id', 'first_revision']).unique().compile(),
      schema.createIndex('append_by_category').on('append').columns(['category_id', 'last_position']).compile(),
      schema
        .createTable('event')
        .addColumn('position', big, (column) => column.primaryKey())
        .addColumn('stream_id', 'integer', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('type_id', 'integer', (column) => column.notNull())
        .addColumn('event_id', 'text', (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('metadata', 'text', (column) => column.notNull())
        .compile(),
    ],
  },
];

/** The table that says which migrations were applied; itself made by no migration. */
export function migrationTable(db: Kysely<Tables>): CompiledQuery {
  return db.schema
    .createTable('event_store_migration')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .compile();
}

export function appliedMigrations(db: Kysely<Tables>): CompiledQuery<{ id: string }> {
  return db.selectFrom('event_store_migration').select('id').compile();
}

/** What is still to be run where these migrations were applied already. */
export function pendingStatements(
  db: Kysely<Tables>,
  types: ColumnTypes,
  applied: ReadonlySet<string>,
): CompiledQuery[] {
  return MIGRATIONS.filter(({ id }) => !applied.has(id)).flatMap((migration) => [
    ...migration.statements(db, types),
    db.insertInto('event_store_migration').values({ id: migration.id }).compile(),
  ]);
}
