import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/testing/**', '**/testing.ts'];
const scripts = ['scripts/**', '*.config.*'];

/** What may be done in one place only, so that time, chance and settings are handed in everywhere else. */
const restricted = {
  environment: {
    object: 'process',
    property: 'env',
    message: 'Only server/config.ts reads the environment; take what you need as an argument.',
  },
  now: {
    object: 'Date',
    property: 'now',
    message: 'Take a Clock (core/clock.ts) as an argument, so that tests and replays can set the time.',
  },
  random: {
    object: 'Math',
    property: 'random',
    message: 'Take ids and chance as arguments (core/ids.ts), so that a run can be repeated.',
  },
};
const { environment, now, random } = restricted;

const newDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  message: now.message,
};

const only = (...kept) => ['error', ...kept];

export default defineConfig(
  globalIgnores([
    'node_modules/',
    'dist/',
    'data/',
    'coverage/',
    'core/db/generated/',
    '**/.next/',
    '**/next-env.d.ts',
    '**/.*.ts',
  ]),

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers read well in templates, and a shorthand that returns nothing is plain.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `noUncheckedIndexedAccess` makes the mark necessary where an index was just checked.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Ports are promises even where a test's answer is at hand.
      '@typescript-eslint/require-await': 'off',
      // Checks at the edges (rows, webhooks, JSON) are wanted although the types say that they cannot fail.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `{} as Context` is how XState's setup is told its types.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // Septets and units are counted by code point.
      '@typescript-eslint/no-misused-spread': 'off',
      // Ports and services are plain objects of closures: they may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      // An actor's error is handed on as it came.
      '@typescript-eslint/only-throw-error': 'off',
      'no-throw-literal': 'error',
      // An answer is text, a number or a list, and which one is the screen's to know.
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    // Builders of fakes and readers of raw JSON: types there cost more than they find.
    files: [...tests, ...scripts],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.strict],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },

  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': only(environment, now, random),
      'no-restricted-syntax': only(newDate),
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'process', message: environment.message },
            { name: 'node:process', message: environment.message },
          ],
        },
      ],
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
    },
  },
  { files: ['server/config.ts'], rules: { 'no-restricted-properties': only(now, random) } },
  {
    files: ['core/clock.ts'],
    rules: { 'no-restricted-properties': only(environment, random), 'no-restricted-syntax': 'off' },
  },
  { files: ['core/ids.ts'], rules: { 'no-restricted-properties': only(environment, now) } },
  {
    files: [...tests, ...scripts],
    rules: { 'no-restricted-properties': only(random), 'no-restricted-syntax': 'off' },
  },
  { files: scripts, rules: { 'no-console': 'off' } },
);
