import { KurrentDbDouble } from '../support/kurrentdb-double/index.js';

// The double in a process of its own, so that what it costs is not the client's. Prints its address; ends with its parent.
const double = await KurrentDbDouble.start();
process.send?.(double.url);
process.on('disconnect', () => process.exit(0));
