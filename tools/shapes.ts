/**
 * `npm run shapes`: writes src/contract/generated/questionnaire.shape.ts, what src/contract/shape.ts checks in browsers,
 * from the zod schema. tests/contract/shape.test.ts fails when the file is not what this would write.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Questionnaire } from '../src/contract/questionnaire.ts';

type Def = {
  type: string;
  checks?: {
    _zod: {
      def: { check: string; format?: string; pattern?: RegExp; value?: number; inclusive?: boolean; minimum?: number };
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

/** The text of the generated module; schemas that stand in several places are written once. */
export function shapesModule(): string {
  const uses = new Map<Def, number>();
  const names = new Map<Def, string>();
  const lines: string[] = [];

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
    uses.set(def, (uses.get(def) ?? 0) + 1);
    if (uses.get(def) === 1) inner(def).forEach(count);
  };
  count(Questionnaire as never);

  const bound = (def: Def): string => {
    const found = (def.checks ?? []).map((c) => c._zod.def).find((c) => c.check === 'greater_than');
    if (!found) return '';
    if (found.value !== 0) throw new Error('bounds other than 0 have no shape');
    return found.inclusive ? '>=0' : '>0';
  };
  const write = ({ _zod: { def } }: Schema): string => {
    if (def.type === 'optional') return write(def.innerType!);
    const known = names.get(def);
    if (known) return known;
    const text = shapeOf(def);
    if ((uses.get(def) ?? 0) < 2 || text.length < 4) return text;
    const name = `s${names.size}`;
    lines.push(`const ${name} = ${text};`);
    names.set(def, name);
    return name;
  };
  const shapeOf = (def: Def): string => {
    const checks = (def.checks ?? []).map((c) => c._zod.def);
    switch (def.type) {
      case 'string': {
        const pattern = checks.find((c) => c.pattern)?.pattern;
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
    const own = isQuestion ? all.filter((line) => !commonMembers.has(line)) : all;
    return `{ ${[...(isQuestion ? ['...common'] : []), ...own].join(', ')} }`;
  };

  const top = write(Questionnaire as never);
  return [
    '// Written by `npm run shapes` from src/contract/questionnaire.ts: change that, not this.',
    "import type { Shape } from '../shape.ts';",
    '',
    ...lines,
    '',
    `export const questionnaireShape = ${top} as unknown as Shape;`,
    '',
  ].join('\n');
}

export const shapesFile = new URL('../src/contract/generated/questionnaire.shape.ts', import.meta.url);
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(shapesFile, shapesModule());
