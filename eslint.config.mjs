import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';
import { floorRule } from './tools/eslint/floors.mjs';

const browserRooms = ['src/**/*.ts'];
const serverRooms = ['src/receiver/**', 'src/cli/**'];

const unsafe = (object, property, message) => ({ object, property, message });
const sinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe', 'srcdoc'];
const noCode = 'Nothing a document holds may become code: the page allows no eval.';

export default ts.config(
  {
    ignores: [
      'dist/',
      'storybook-static/',
      'coverage/',
      '.varco/',
      'src/**/generated/',
      'tests/bench/**',
      'node_modules/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...ts.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'stories/**/*.ts', 'tests/**/*.browser.ts'],
    plugins: { lit, wc, 'lit-a11y': litA11y },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/best-practice'].rules,
      ...litA11y.configs.recommended.rules,
      'lit/ban-attributes': ['error', 'style'],
      'lit/lifecycle-super': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/quoted-expressions': 'error',
      // A document in a light-DOM child is read after upgrade, with an observer for what the parser adds later.
      'wc/no-child-traversal-in-connectedcallback': 'off',
      // Attributes come by directives too, which these cannot see: axe judges the rendered page.
      'lit-a11y/accessible-name': 'off',
      'lit-a11y/role-has-required-aria-attrs': 'off',
      // A list or table drawn as boxes loses its role in some browsers: it is said again on purpose.
      'lit-a11y/no-redundant-role': 'off',
      'lit-a11y/click-events-have-key-events': ['error', { allowCustomElements: true }],
    },
  },
  {
    files: browserRooms,
    plugins: { house: { rules: { floors: floorRule } } },
    rules: {
      'house/floors': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'zod', message: "Import 'zod/mini': classic zod is 8 times the size and probes new Function." },
            { name: 'zod/v4', message: "Import 'zod/mini'." },
            { name: 'zod/v3', message: "Import 'zod/mini'." },
          ],
          patterns: [
            { group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'], message: 'No raw HTML.' },
            {
              group: ['lit/directives/style-map*'],
              message: 'Blocked by the page’s policy on first render: use a class, or .style on updated.',
            },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        unsafe('document', 'write', 'Blocked by Trusted Types.'),
        ...sinks.map((property) => ({ property, message: 'No raw HTML: render a template.' })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Function'], CallExpression[callee.name='Function']", message: noCode },
        {
          selector: `AssignmentExpression > MemberExpression.left[property.name=/^(${sinks.join('|')})$/]`,
          message: 'No raw HTML: render a template.',
        },
        {
          selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(style|srcdoc|on.+)$/]",
          message: 'Blocked by a strict Content-Security-Policy.',
        },
      ],
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  { files: serverRooms, rules: { 'no-console': 'off' } },
  {
    files: ['tests/**/*.ts', 'stories/**/*.ts'],
    // Chai's assertions are properties: `expect(x).to.be.true`.
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
