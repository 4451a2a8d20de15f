import { run } from './run.js';
import { processTerminal } from './output/terminal.js';

process.exitCode = await run(process.argv.slice(2), processTerminal(), process.env);
