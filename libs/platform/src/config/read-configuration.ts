import { validateSync } from 'class-validator';
import { configurationOf, type Configuration } from './configuration.js';
import { Environment, environmentOf, type VariableName } from './environment.js';
import { isLoopback } from './loopback.js';

/** What is wrong with one variable. */
export interface ConfigurationProblem {
  readonly variable: VariableName;
  /** As it was found; credentials in it are hidden. */
  readonly value: string;
  /** What may stand there instead. */
  readonly allowed: string;
}

/** The environment cannot be run with. Names every problem. */
export class ConfigurationError extends Error {
  readonly code = 'BAD_CONFIGURATION';
  constructor(readonly problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(({ variable, value, allowed }) => `  ${variable}=${value} — allowed: ${allowed}`);
    super(`The configuration cannot be used:\n${lines.join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** Reads and checks the variables of the contract. Throws {@link ConfigurationError} with everything that is wrong. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const environment = environmentOf(env);
  const problems = validateSync(environment).map(({ property, constraints }): ConfigurationProblem => {
    const variable = property as VariableName;
    const allowed = [...new Set(Object.values(constraints ?? {}))].join('; ');
    return { variable, value: shown(variable, env[variable] ?? ''), allowed };
  });
  const wrong = new Set(problems.map(({ variable }) => variable));
  if (!wrong.has('HOST')) {
    problems.push(...contradictions(environment).filter(({ variable }) => !wrong.has(variable)));
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return configurationOf(environment);
}

/** Variables that are right by themselves but not together. */
function contradictions(environment: Environment): ConfigurationProblem[] {
  const { AUTH, HOST, API_KEYS, ROLES } = environment;
  const problems: ConfigurationProblem[] = [];
  const add = (variable: VariableName, value: string, allowed: string): void => {
    problems.push({ variable, value, allowed });
  };
  if (AUTH === 'none' && !isLoopback(HOST)) {
    add('AUTH', AUTH, `keys (with API_KEYS), because HOST=${HOST} can be reached from outside`);
  }
  if (AUTH === 'keys' && API_KEYS.length === 0) {
    add('API_KEYS', '', 'at least one name:key or name:sha256:<64 hex digits>, because AUTH=keys');
  }
  const names = API_KEYS.map((key) => key.split(':', 1)[0]);
  if (new Set(names).size < names.length) add('API_KEYS', '(hidden)', 'a different name for each key');
  if (ROLES.includes('alerting') && !ROLES.includes('projection')) {
    add('ROLES', ROLES.join(','), 'alerting together with projection: it decides on what the projection has in memory');
  }
  const { readModelUrl } = configurationOf(environment);
  if (readModelUrl === 'sqlite::memory:' && !ROLES.includes('projection')) {
    add('ROLES', ROLES.join(','), 'projection too, because a read model in memory is seen by its own process only');
  }
  return problems;
}

function shown(variable: VariableName, value: string): string {
  if (variable === 'API_KEYS') return '(hidden)';
  return hideCredentials(value);
}

/** Text in which what stands between `//` and `@` is hidden, for messages and logs. */
export function hideCredentials(text: string): string {
  return text.replace(/(\/\/)[^@/\s]*@/g, '$1***@').replace(/([?&](?:password|sslpassword)=)[^&\s]*/gi, '$1***');
}
