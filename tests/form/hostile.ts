import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { seeded } from '../faults/browser-random.ts';

/**
 * Questionnaires by somebody who wishes us ill. What their texts would do if one of them were ever taken for a script:
 * set `globalThis.pwned`.
 */
const harm = 'globalThis.pwned=1';
export const HOSTILE = [
  `<script>${harm}</script>`,
  `<img src=x onerror="${harm}">`,
  `"><svg onload=${harm}>`,
  `' autofocus onfocus='${harm}`,
  `</template></textarea></title><img src=x onerror=${harm}>`,
  `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
  `<math><mtext><style><img src=x onerror=${harm}></style></mtext></math>`,
  `<!--><img src=x onerror=${harm}>-->`,
  `&lt;img src=x onerror=${harm}&gt;`,
  `<a href="javascript:${harm}">x</a>`,
  `[x](javascript:${harm})`,
  `[x](JaVaScRiPt&colon;${harm})`,
  `[x](data:text/html,<script>${harm}</script>)`,
  `[x](https://example.org/"onmouseover="${harm})`,
  `![x](https://example.org/x.png)`,
  `javascript:${harm}`,
  `\${constructor.constructor('${harm}')()}`,
  `{{constructor.constructor('${harm}')()}}`,
  '${__proto__} ${constructor} ${t_text} ${t_group} ${toString.call}',
  `*/}@import "https://example.org/x.css";body{background:url(https://example.org/x.png)}`,
  '__proto__',
  'constructor',
  '\u0000\u0008\u001b[2J',
  '\u202etxet\u2066',
  '\ud800 \udfff',
  '💥'.repeat(300),
  'a'.repeat(5000),
  '*'.repeat(3000),
  '['.repeat(3000),
  '- '.repeat(2000),
  '${'.repeat(2000),
  '',
];

/** Names that objects have already, as far as the contract takes them. */
const CODES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__', '0', 'a'];
const IDS = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'length'];
const ADDRESSES = [`https://example.org/?${harm}`, 'http://javascript:80/%22%3E', 'https://x/;`${1}'];
const LOCALES = [['en', 'it'], ['en'], ['en', 'sr-Latn'], ['xx', 'en']];

/** Everything below is the same for the same seed. */
const chooser = (seed: number) => {
  const random = seeded(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const some = <T>(of: readonly T[], least: number): T[] => {
    const rest = [...of];
    return Array.from({ length: least + below(3) }, () => rest.splice(below(rest.length), 1)[0]!);
  };
  const noise = (): string => String.fromCharCode(...Array.from({ length: below(20) }, () => below(0x10000)));
  const string = (): string => (below(4) ? one(HOSTILE) : noise());
  const text = (): unknown => (below(2) ? string() : { en: string(), ...(below(2) && { it: string() }) });
  return { below, one, some, string, text };
};

const PLAIN = [
  ...['text', 'longtext', 'integer', 'decimal', 'percent', 'year', 'date', 'time', 'email', 'url', 'phone'],
  ...['boolean', 'country', 'language', 'place', 'file', 'consent', 'note'],
];
const LISTED = ['single', 'multiple', 'dropdown', 'ranking'];

/** One question of every type, each of its texts hostile; the contract has nothing against it. */
export function hostileDefinition(seed: number): Questionnaire {
  const { one, some, string: s, text: t } = chooser(seed);
  const codes = some(CODES, 2);
  const common = (name: string) => ({ id: `t_${name}`, label: t(), help: t() });
  const options = () => codes.map((value) => ({ value, label: t(), help: t() }));
  const rows = () => codes.map((name) => ({ id: name, label: t(), help: t() }));
  const questions: object[] = [
    ...PLAIN.map((type) => ({ ...common(type), type, ...(type === 'consent' && { text: t() }) })),
    ...LISTED.map((type) => ({ ...common(type), type, options: options(), other: type !== 'ranking' })),
    { ...common('matrix'), type: 'matrix', rows: rows(), columns: options() },
    { ...common('allocation'), type: 'allocation', rows: rows(), total: 100, unit: t() },
    { ...common('scale'), type: 'scale', min: 1, max: 5, minLabel: t(), maxLabel: t() },
    { ...common('currency'), type: 'currency', currency: 'XXX', unit: t() },
    { ...common('unit'), type: 'decimal', unit: t() },
    { ...common('files'), type: 'file', accept: [s(), s()] },
    { ...common('pattern'), type: 'text', pattern: '(a+)+$', patternMessage: t(), default: s() },
    { ...common('calculated'), type: 'calculated', calculate: 'count(${t_multiple})', unit: t() },
    { ...common('checked'), type: 'text', required: true, check: { rule: "${t_text} === 'x'", message: t() } },
    { ...common('group'), type: 'group', itemTitle: t(), addLabel: t(), min: 1, fields: [] as object[] },
    ...some(IDS, 2).map((name) => ({ ...common('text'), type: 'text', id: name, default: s() })),
  ];
  const group = questions.find((q) => (q as { id: string }).id === 't_group') as { fields: object[] };
  group.fields = [
    { ...common('f'), type: 'text', default: s() },
    { ...common('g'), type: 'single', options: options() },
  ];
  const half = Math.ceil(questions.length / 2);
  return {
    id: '__proto__',
    version: s() || '1',
    locales: [...one(LOCALES)],
    title: t(),
    intro: t(),
    thanks: t(),
    privacy: { controller: t(), notice: one(ADDRESSES), contact: s() },
    sections: [questions.slice(0, half), questions.slice(half)].map((part, i) => ({
      id: `s${i}`,
      title: t(),
      intro: t(),
      questions: part,
    })),
  } as unknown as Questionnaire;
}

/** A value nested so deep that a careless reader runs out of stack. */
const deep = (levels: number): unknown => JSON.parse(`${'[{"a":'.repeat(levels / 2)}0${'}]'.repeat(levels / 2)}`);

/** What may stand where something else was expected; made anew each time. */
const VALUES: readonly (() => unknown)[] = [
  ...[...HOSTILE, null, true, 0, -1, 1e308, 0.1, '1', 'text', 'group'].map((value) => () => value),
  ...['[]', '{}', '[[]]', '[null]', '{"en":1}', '{"__proto__":{"polluted":1}}'].map((json) => () => JSON.parse(json)),
  () => JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
  () => JSON.parse('{"name":"a","toString":"b"}'),
  () => JSON.parse('[{"file":"a","name":"b","size":1,"type":"c","toString":"d"}]'),
  () => JSON.parse('{"===":[{"var":"__proto__.polluted"},{"var":"constructor.prototype"}]}'),
  () => deep(100),
  () => deep(30_000),
];

/** As JSON.parse does it: an own member, whatever its name. */
const set = (holder: object, key: string | number, value: unknown): object =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

type Path = (string | number)[];

/** Every place in a document, as the way to it. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || path.length > 12) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => places((value as Record<string | number, unknown>)[key], [...path, key]))];
}

/** The same with one to four of its places replaced, removed, or given a member that has no business there. */
export function mutatedDefinition(seed: number): unknown {
  const { below, one } = chooser(seed);
  const document = hostileDefinition(seed) as unknown;
  for (let changes = 1 + below(4); changes; changes--) {
    const path = one(places(document).slice(1));
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as never)[key], document) as never;
    const last = path.at(-1)!;
    const here: unknown = holder[last];
    const how = below(4);
    if (how === 0 && Array.isArray(holder)) (holder as unknown[]).splice(last as number, 1);
    else if (how === 0) delete holder[last];
    else if (how === 1 && typeof here === 'object' && here && !Array.isArray(here))
      set(here, one([...CODES, 'x', '']), one(VALUES)());
    else set(holder, last, one(VALUES)());
  }
  return document;
}

/** Answers to such a definition, by somebody who never saw its form. */
export function hostileAnswers(seed: number): Record<string, unknown> {
  const { below, one } = chooser(seed);
  const ids = [
    't_text',
    't_matrix',
    't_group',
    't_multiple',
    't_file',
    't_single_other',
    '#s0',
    '/~',
    ...CODES,
    ...IDS,
  ];
  const answers = {};
  // no receiver lets in what nests deeper
  const values = VALUES.slice(0, -2);
  for (let n = below(9); n; n--) set(answers, one([...ids, ...HOSTILE]), one(values)());
  return answers;
}
