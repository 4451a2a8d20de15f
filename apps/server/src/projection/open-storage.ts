import { PostgresProjectionStorage, SqliteProjectionStorage, type ProjectionStorage } from '#read-model';

/** Opens the read model for writing, by the scheme of its URL. */
export async function openProjectionStorage(url: string): Promise<ProjectionStorage> {
  if (url.startsWith('sqlite:')) return SqliteProjectionStorage.open(url.slice('sqlite:'.length));
  return PostgresProjectionStorage.open(url);
}
