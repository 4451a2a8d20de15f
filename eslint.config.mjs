import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const DOMAIN = ['plugin-sdk', 'calendar', 'feed', 'org', 'indicators', 'plans', 'alerts', 'event-store'];
const NODE = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'data/**', 'apps/console/**', '.test-results/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Nest injects classes by their run-time value.
    files: ['apps/server/**/*.ts', 'libs/platform/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off', '@typescript-eslint/no-extraneous-class': 'off' },
  },
  {
    files: DOMAIN.map((lib) => `libs/${lib}/src/**/*.ts`),
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: NODE.map((name) => ({ name, message: 'Domain code has no I/O.' })),
          patterns: [
            {
              group: ['@nestjs/*', 'pg', 'kysely', 'better-sqlite3', 'kafkajs'],
              message: 'Domain code knows no framework and no driver.',
            },
          ],
        },
      ],
    },
  },
  { files: ['apps/cli/**/*.ts', 'test/bench/**/*.ts', 'scripts/**', 'bin/**'], rules: { 'no-console': 'off' } },
);
