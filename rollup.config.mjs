/** The browser bundles: dist/cdn (loader, one entry a widget, shared chunks) and dist/standalone (one file a widget). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { widgets as house } from './tools/eslint/floors.mjs';
import { litGuest } from './tools/lit-guest.mjs';
import { minifyTemplates } from './tools/minify-templates.mjs';
import { oneScope } from './tools/one-scope.mjs';
import { shortMessages } from './tools/short-messages.mjs';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/**
 * The first line tells Chromium that what is here runs as the page starts: it is compiled while it arrives, off the main
 * thread, instead of function by function as each is called first (https://v8.dev/blog/explicit-compile-hints).
 */
export const COMPILE_HINT = '//# allFunctionsCalledOnLoad';
export const banner = `${COMPILE_HINT}\n/*!varco ${version} MIT*/`;

/** Widgets of the house that exist: those whose folder has a `define.ts`. */
export const widgets = house.filter((name) => existsSync(join(root, 'src', name, 'define.ts')));

/** What turns sources into the code that ships; `extra` plugins go first. */
export const plugins = (extra = []) => [
  ...extra,
  nodeResolve({ exportConditions: ['production'], extensions: ['.ts', '.js'] }),
  esbuild({ target: 'es2022', tsconfig: join(root, 'tsconfig.json'), loaders: { '.json': 'json' } }),
  litGuest(),
  shortMessages(join(root, 'src')),
  minifyTemplates(),
  terser({
    ecma: 2022,
    module: true,
    format: { comments: /^!|^# allFunctionsCalledOnLoad/ },
    compress: {
      passes: 4,
      unsafe_arrows: true,
      unsafe_methods: true,
      unsafe_undefined: true,
      pure_getters: true,
      keep_fargs: false,
    },
  }),
];

/** zod marks as pure what is not, and has cycles of its own: nothing that we could mend. */
export const onwarn = (warning, warn) => {
  const ids = [warning.id, ...(warning.ids ?? [])].join();
  if (/node_modules.zod/.test(ids) && ['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY'].includes(warning.code)) return;
  warn(warning);
};

/** d3-array makes two of these as it is loaded, for functions that nobody here uses. */
const treeshake = { manualPureFunctions: ['bisector'] };

/** @param {string} out folder of the outputs */
export function cdn(out) {
  const input = Object.fromEntries(
    widgets.map((widget) => [`varco-${widget}`, join(root, 'src', widget, 'define.ts')]),
  );
  const loader = join(root, 'src/varco.ts');
  if (existsSync(loader)) input.varco = loader;
  return {
    input,
    treeshake,
    plugins: plugins(),
    onwarn,
    output: {
      dir: join(out, 'cdn'),
      banner,
      // a table of a widget's own words is called by the widget, so that sizes can be gated
      chunkFileNames: ({ moduleIds }) => {
        const [, room = ''] = /src[\\/]([\w-]+)[\\/]generated[\\/]/.exec(moduleIds.at(-1)) ?? [];
        return `chunks/${room && `${room}-`}[name]-[hash].js`;
      },
    },
  };
}

/**
 * What few pages need: the checks of a document that was not checked beforehand, hints for authors, patterns, files,
 * drafts that follow to an address, Albanian. It lies in one file beside the standalone ones, loaded when wanted, instead of in each of them.
 */
const seldom = [
  'src/form/compile.ts',
  'src/form/interview-compile.ts',
  'src/form/partners-check.ts',
  'src/form/events-check.ts',
  'src/element/author.ts',
  'src/delivery/remote.ts',
  'src/delivery/copies.ts',
  'src/respondent/equipment.ts',
  'src/locale/sq-names.ts',
  'src/locale/generated/sq.ts',
]
  .map((path) => join(root, path))
  .filter(existsSync);

/** What a widget needs minutes after it began: parts of its standalone file, loaded when the page is idle or on demand. */
const later = [
  'src/respondent/later/later.ts',
  'src/interview/views/late.ts',
  'src/interview/export/docx.ts',
  'src/interview/generated/sq.ts',
  'src/partner-map/find/search.ts',
  'src/partner-map/linking.ts',
  'src/partner-map/views/late.ts',
  'src/partner-map/basemap/generated/world-50.ts',
  'src/partner-map/basemap/italy.ts',
  'src/partner-map/generated/sq.ts',
  'src/partner-map/views/importer.ts',
  'src/partner-map/forms/forms.ts',
  'src/partner-map/forms/propose.ts',
  'src/event-calendar/find/search.ts',
  'src/event-calendar/views/late.ts',
  'src/event-calendar/generated/sq.ts',
  'src/event-calendar/forms/forms.ts',
  'src/event-calendar/io/import.ts',
  'src/status-report/views/late.ts',
  'src/status-report/views/questions.ts',
  'src/status-report/linking.ts',
  'src/status-report/generated/sq.ts',
  'src/status-report/views/mine.ts',
  'src/status-report/files/files.ts',
  'src/status-report/figures/picture.ts',
  'src/status-report/figures/layout/radar.ts',
].map((path) => join(root, path));

/**
 * Modules without effects of their own: the first file of a widget that asks nothing does without those that it names, by a
 * barrel say, and never uses; they go with the parts that do.
 */
const unused = ['contract/codes', 'contract/nearest', 'locale/index', 'locale/codes', 'locale/edtf', 'form/edtf'].map(
  (name) => join(root, `src/${name}.ts`),
);
// the calendar reads dates as it begins
const pure = { 'partner-map': unused, 'event-calendar': unused.filter((path) => !path.endsWith('edtf.ts')) };
const pureModules = (modules = []) => ({
  name: 'pure-modules',
  transform: (code, id) => (modules.includes(id) ? { code, map: null, moduleSideEffects: false } : null),
});

/** All that a widget begins with goes into its one file; the rest, each `later` module with what it alone needs, beside. */
const beginning = (entry, without = []) => {
  let first;
  return (id, { getModuleInfo }) => {
    if (!first) {
      first = new Set();
      const visit = (module) => {
        if (first.has(module) || later.includes(module) || seldom.includes(module)) return;
        first.add(module);
        const { importedIds, dynamicallyImportedIds } = getModuleInfo(module);
        for (const next of [...importedIds, ...dynamicallyImportedIds]) visit(next);
      };
      visit(entry);
    }
    return first.has(id) && !without.includes(id) ? 'first' : undefined;
  };
};

/** @param {string} out folder of the outputs */
export const standalone = (out) => [
  ...widgets.map((widget) => {
    const input = join(root, 'src', widget, 'define.ts');
    const name = `varco-${widget}`;
    return {
      input,
      treeshake,
      external: (id) => seldom.includes(id),
      plugins: [oneScope(`${name} ${version}`), pureModules(pure[widget]), ...plugins()],
      preserveEntrySignatures: false,
      onwarn,
      output: {
        dir: join(out, 'standalone'),
        entryFileNames: `${name}.js`,
        chunkFileNames: ({ moduleIds }) =>
          `${name}-${/(views|forms|io|respondent)[\\/]generated[\\/](it|sq)/.test(moduleIds.at(-1)) ? 'late-' : ''}[name].js`,
        banner,
        manualChunks: beginning(input, pure[widget]),
        onlyExplicitManualChunks: true,
        paths: Object.fromEntries(seldom.map((path) => [path, './varco-more.js'])),
      },
    };
  }),
  {
    input: 'varco-more',
    plugins: plugins([
      {
        name: 'more',
        resolveId: (id) => (id === 'varco-more' ? id : undefined),
        load: (id) =>
          id === 'varco-more' ? seldom.map((path) => `export * from ${JSON.stringify(path)};`).join('\n') : undefined,
      },
    ]),
    onwarn,
    output: { file: join(out, 'standalone', 'varco-more.js'), banner, inlineDynamicImports: true },
  },
];

export default [cdn(join(root, 'dist')), ...standalone(join(root, 'dist'))];
