import { ConfigurationError, readConfiguration } from '#platform';
import { CatalogueError } from './catalogue-error.js';
import { startServer } from './server.js';

try {
  const server = await startServer(readConfiguration(process.env));
  const stop = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof CatalogueError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
