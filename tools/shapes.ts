/**
 * `npm run shapes`: writes src/contract/generated/*.shape.ts, what src/contract/shape.ts checks in browsers, from the zod
 * schemas. The tests in tests/contract fail when a file is not what this would write.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Events } from '../src/contract/events.ts';
import { Interview } from '../src/contract/interview.ts';
import { Partners } from '../src/contract/partners.ts';
import { Questionnaire } from '../src/contract/questionnaire.ts';
import { Crossings, Results } from '../src/contract/results.ts';

type Def = {
  type: string;
  checks?: {
    _zod: {
      def: {
        check: string;
        format?: string;
        pattern?: RegExp;
        value?: number;
        inclusive?: boolean;
        minimum?: number;
        maximum?: number;
      };
    };
  }[];
  format?: string;
  innerType?: Schema;
  element?: Schema;
  keyType?: Schema;
  valueType?: Schema;
  shape?: Record<string, Schema>;
  options?: Schema[];
  items?: Schema[];
  values?: string[];
  entries?: Record<string, string>;
  discriminator?: string;
};
type Schema = { _zod: { def: Def } };

/**
 * The texts of generated modules, by name: schemas that stand in several places are written once, in the first module
 * that has them, from which the others import them.
 */
function shapeModules<N extends string>(schemas: Record<N, unknown>): Record<N, string> {
  const uses = new Map<Def, number>();
  const names = new Map<Def, string>();
  let lines: string[] = [];
  /** names that the interview takes from the questionnaire's module */
  const taken = new Set<string>();
  let own = new Set<string>();

  const inner = ({ innerType, element, keyType, valueType, shape, options, items }: Def): Schema[] =>
    [
      innerType,
      element,
      keyType,
      valueType,
      ...Object.values(shape ?? {}),
      ...(options ?? []),
      ...(items ?? []),
    ].filter((s) => s !== undefined);
  const count = ({ _zod: { def } }: Schema): void => {
    if (def.type === 'optional') return count(def.innerType!);
    uses.set(def, (uses.get(def) ?? 0) + 1);
    if (uses.get(def) === 1) inner(def).forEach(count);
  };
  for (const schema of Object.values(schemas)) count(schema as Schema);

  const bound = (def: Def): string => {
    const found = (def.checks ?? []).map((c) => c._zod.def).find((c) => c.check === 'greater_than');
    if (!found) return '';
    if (found.value !== 0) throw new Error('bounds other than 0 have no shape');
    return found.inclusive ? '>=0' : '>0';
  };
  const write = ({ _zod: { def } }: Schema): string => {
    if (def.type === 'optional') return write(def.innerType!);
    const known = names.get(def);
    if (known && !own.has(known)) taken.add(known);
    if (known) return known;
    const text = shapeOf(def);
    if ((uses.get(def) ?? 0) < 2 || text.length < 4) return text;
    const name = `s${names.size}`;
    lines.push(`const ${name} = ${text};`);
    names.set(def, name);
    own.add(name);
    return name;
  };
  const shapeOf = (def: Def): string => {
    const checks = (def.checks ?? []).map((c) => c._zod.def);
    switch (def.type) {
      case 'string': {
        const pattern = checks.find((c) => c.pattern)?.pattern;
        const longest = checks.find((c) => c.check === 'max_length')?.maximum;
        if (longest) return `/^[^]{0,${longest}}$/`;
        return pattern ? String(pattern) : checks.some((c) => c.check === 'min_length') ? '/./s' : "'s'";
      }
      case 'number':
        return `'${(def.format ?? checks.some((c) => c.format === 'safeint')) ? 'i' : 'n'}${bound(def)}'`;
      case 'boolean':
        return "'b'";
      case 'unknown':
        return "'*'";
      case 'literal':
        return `'=${def.values!.join('|')}'`;
      case 'enum':
        return `'=${Object.values(def.entries!).join('|')}'`;
      case 'array':
        return `[${write(def.element!)}${checks.some((c) => c.check === 'min_length') ? ', 1' : ''}]`;
      case 'tuple':
        return `{ '^': [${def.items!.map(write).join(', ')}] }`;
      case 'nullable':
        return `{ '|': ['0', ${write(def.innerType!)}] }`;
      case 'record': {
        const key = write(def.keyType!);
        return `{ '': ${write(def.valueType!)}${key === "'s'" ? '' : `, '~': ${key}`} }`;
      }
      case 'union': {
        if (!def.discriminator) return `{ '|': [${def.options!.map(write).join(', ')}] }`;
        const kinds = def.options!.map((o) => `${o._zod.def.shape!.type!._zod.def.values![0]}: ${write(o)}`);
        return `{ '#': { ${kinds.join(', ')} } }`;
      }
      case 'object': {
        const members = Object.entries(def.shape!).map(([name, schema]) => {
          const optional = schema._zod.def.type === 'optional';
          return [optional ? `'${name}?'` : name, write(schema)] as const;
        });
        return shared(members);
      }
      default:
        throw new Error(`${def.type} has no shape`);
    }
  };

  // questions have most of their members in common: those are written once, and spread
  let common: string | undefined;
  const commonMembers = new Set<string>();
  const shared = (members: (readonly [string, string])[]): string => {
    const isQuestion = members.some(([name]) => name === "'carryTo?'");
    const all = members.map(([name, shape]) => `${name}: ${shape}`);
    if (isQuestion && !common) {
      for (const line of all)
        if (/^(id|label|'(help|required|requiredIf|showIf|check|sensitive|data|facet|carryTo)\?'):/.test(line))
          commonMembers.add(line);
      common = `const common = { ${[...commonMembers].join(', ')} };`;
      lines.push(common);
    }
    const rest = isQuestion ? all.filter((line) => !commonMembers.has(line)) : all;
    return `{ ${[...(isQuestion ? ['...common'] : []), ...rest].join(', ')} }`;
  };

  const [first, ...rest] = Object.entries(schemas) as [N, Schema][];
  const body = ([name, schema]: [N, Schema]) => {
    const top = write(schema);
    return { name, lines, end: ['', `export const ${name}Shape = ${top} as unknown as Shape;`, ''] };
  };
  const bodies = [body(first!)];
  const imports: string[][] = [[]];
  for (const next of rest) {
    [lines, own] = [[], new Set()];
    taken.clear();
    bodies.push(body(next));
    imports.push([...taken]);
  }
  const several = new Set(imports.flat());
  const exported = (line: string) => (several.has(line.split(' ')[1]!) ? `export ${line}` : line);
  return Object.fromEntries(
    bodies.map(({ name, lines, end }, i) => [
      name,
      [
        `// Written by \`npm run shapes\` from src/contract/${name}.ts: change that, not this.`,
        "import type { Shape } from '../fitting.ts';",
        ...(imports[i]!.length ? [`import { ${imports[i]!.join(', ')} } from './${first![0]}.shape.ts';`] : []),
        ...(lines.length ? ['', ...lines.map(exported)] : []),
        ...end,
      ].join('\n'),
    ]),
  ) as Record<N, string>;
}

/** Modules that share shapes stand together; what is loaded without the others stands alone. */
const sets: readonly Record<string, unknown>[] = [
  { questionnaire: Questionnaire, interview: Interview },
  { partners: Partners },
  { events: Events },
  { results: Results, crossings: Crossings },
];

/** Each generated module: its file, and what stands in it. */
export const shapeFiles = (): Record<string, { file: URL; text: string }> =>
  Object.fromEntries(
    sets
      .flatMap((set) => Object.entries(shapeModules(set)))
      .map(([name, text]) => [
        name,
        { file: new URL(`../src/contract/generated/${name}.shape.ts`, import.meta.url), text },
      ]),
  );

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { file, text } of Object.values(shapeFiles())) writeFileSync(file, text);
