export { given, NotAsExpected, type Expected, type Given, type GivenRecord } from './given.js';
