import a11y from 'eslint-plugin-jsx-a11y-x';
import tseslint from 'typescript-eslint';
import plainEnglish from './scripts/plain-english.mjs';

const opening = '/^(What|Who|Whom|Whose|Which|Those|Of|So many|Null|From|To|Until)\\b/';
const subjectFirst = 'A description names its subject first, and does not begin with this word.';

/** Parts of antd that the console does not use: they are too large, or the checks of accessibility or the policy refuse them. */
const notOfAntd = [
  'App',
  'AutoComplete',
  'Badge',
  'Calendar',
  'DatePicker',
  'Layout',
  'Menu',
  'message',
  'notification',
  'Table',
  'TimePicker',
  'TreeSelect',
  'Typography',
];

const clockOnly = 'Time comes in as `now`, or from the Clock (src/platform/clock).';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', 'test/worlds/schema.ts', 'web/src/api/generated/'] },
  {
    files: ['src/**/*.ts', 'migrations/**/*.ts', 'test/**/*.ts', 'web/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      curly: ['error', 'multi-line'],
      // `== null` is the one test for absent or null.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-duplicate-imports': 'error',
    },
  },
  {
    files: [
      'src/**/*.ts',
      'migrations/**/*.ts',
      'test/**/*.ts',
      'web/**/*.{ts,tsx}',
      'bench/**/*.mjs',
      'scripts/**/*.mjs',
    ],
    plugins: { 'plain-english': plainEnglish },
    rules: { 'plain-english/comment-opening': 'error', 'plain-english/description-opening': 'error' },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    extends: [a11y.configs.recommended],
    rules: {
      // The router takes a thrown redirect.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: ['Redirect', 'NotFoundError'] }] },
      ],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'antd', importNames: notOfAntd, message: 'docs/console.md says what stands in for it.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='autoSize']", message: 'The security policy refuses its styles.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 6],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: [
      'src/platform/clock/**',
      'src/platform/config/**',
      'src/admin.ts',
      'src/audit.ts',
      'src/main.ts',
      'src/migrate.ts',
      'src/import-timetable.ts',
      'src/platform/db/typeorm.data-source.ts',
      'src/**/*.spec.ts',
      'src/platform/graphql/field.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockOnly },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clockOnly },
        {
          selector: "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/]",
          message: clockOnly,
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Settings are read once, in src/platform/config/environment.ts.',
        },
        {
          selector: `CallExpression[callee.name=/^(Field|NullableField|Input|NodeType|enumType|describeEnum)$/] > Literal[value=${opening}]`,
          message: subjectFirst,
        },
        {
          selector: `CallExpression[callee.name=/^(enumType|describeEnum)$/] > ObjectExpression > Property > Literal[value=${opening}]`,
          message: subjectFirst,
        },
        {
          // A long description is a sum of strings; the first one opens it.
          selector: `CallExpression[callee.name=/^(Field|NullableField|Input|NodeType|enumType|describeEnum)$/] BinaryExpression > Literal.left[value=${opening}]`,
          message: subjectFirst,
        },
        {
          selector: "ImportDeclaration[source.value='@nestjs/graphql'] > ImportSpecifier[imported.name='Field']",
          message: 'Field of platform/graphql demands a description.',
        },
        {
          selector:
            "CallExpression[callee.object.name='Object'][callee.property.name='assign'] > NewExpression:first-child",
          message: 'The compiler does not check what is assigned: fill() of platform/graphql does.',
        },
      ],
    },
  },
);
