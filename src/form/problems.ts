import type { Answer, CompiledRule, Node, Problem } from './types.ts';
import { parseDate, parseInterval } from './edtf.ts';
import { filesOf, fits, isBlank, isCode, own } from './values.ts';

type Found = Omit<Problem, 'path'> | undefined;
const found = (code: Problem['code'], params?: Problem['params']): Found => (params ? { code, params } : { code });

/** What stands now around an answer that is judged. */
export interface Circumstances {
  readonly required: boolean;
  readonly options: readonly string[];
  readonly rows: readonly string[];
  readonly other: string | undefined;
  readonly now: Date;
  readonly run: (rule: CompiledRule) => unknown;
}

type Bound = number | string | undefined;

/** Between two bounds, both included; dates and times compare as text. `what` is counted: characters, choices, items. */
function within(
  value: number | string,
  min: Bound,
  max: Bound,
  what: '' | 'Length' | 'Selected' | 'Items' = '',
): Found {
  const low = min !== undefined && value < min;
  if (!low && !(max !== undefined && value > max)) return undefined;
  return found(`${low ? 'min' : 'max'}${what}`, {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(what && { count: value }),
  });
}

/** Steps from `min`. Decimal ones are not exact in binary: 0.3 / 0.1 is 2.9999999999999996. */
function stepped(value: number, step: number | undefined, min = 0): Found {
  const steps = (value - min) / (step ?? 1);
  return step === undefined || Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps))
    ? undefined
    : found('step', { step });
}

function chosen(
  values: readonly string[],
  node: Node,
  other: string | undefined,
  valid: (value: string) => boolean,
): Found {
  const q = node.question as { minSelected?: number; maxSelected?: number; maxRanked?: number; other?: boolean };
  if (!values.every(valid)) return found('option');
  const alone = values.length > 1 && node.options.find((o) => o.exclusive && values.includes(o.value));
  if (alone) return found('exclusive', { option: alone.value });
  return (
    within(values.length, q.minSelected, q.maxSelected ?? q.maxRanked, 'Selected') ??
    (values.includes('other') && q.other && !other?.trim() ? found('other') : undefined)
  );
}

/** `.pdf`, `application/pdf` or `image/*`, as in the `accept` attribute of HTML. */
const accepts = (accept: readonly string[], name: string, type: string): boolean =>
  accept.some((a) => {
    const wanted = a.trim().toLowerCase();
    if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted);
    return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  });

/** Characters as people count them, without a list of them: receivers judge many texts. */
const lengthOf = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

/** Answers are of their kind here: `fits` has said so. */
function judgeKind(node: Node, value: Answer, { options, rows, required, other, now }: Circumstances): Found {
  const { question: q, scale } = node;
  // a record may have a member called toString
  const text = typeof value === 'string' ? value : '';
  const n = value as number;
  const list = (Array.isArray(value) ? value : [value]) as string[];
  switch (q.type) {
    case 'text':
    case 'longtext':
      return (
        within(lengthOf(text), q.minLength, q.maxLength, 'Length') ??
        (node.pattern && !node.pattern(text.trim()) ? found('pattern') : undefined)
      );
    case 'percent':
      return within(n, q.min ?? 0, q.max ?? 100) ?? stepped(n, q.step, q.min);
    case 'integer':
    case 'decimal':
    case 'currency':
    case 'scale':
      return within(n, q.min, q.max) ?? stepped(n, q.step, q.min);
    case 'year':
      return within(n, q.min ?? 1, q.max === 'currentYear' ? now.getFullYear() : (q.max ?? 9999));
    case 'date': {
      const single = parseDate(text);
      const { start, end } = parseInterval(text) ?? { start: single, end: single };
      // a month is out of bounds when all of its days are
      const [min, max] = [q.min, q.max].map((bound) => parseDate(bound ?? ''));
      if (min && start && start.last < min.first) return found('min', { min: q.min });
      return max && end && end.first > max.last ? found('max', { max: q.max }) : undefined;
    }
    case 'time':
      return within(text, q.min, q.max);
    case 'single':
    case 'multiple':
    case 'dropdown':
    case 'ranking':
      return chosen(list, node, other, (v) => options.includes(v));
    case 'country':
    case 'language': {
      const { type, only, except } = q;
      return chosen(list, node, other, (v) => isCode(type, v) && (!only || only.includes(v)) && !except?.includes(v));
    }
    case 'place': {
      const country = own(value, 'country');
      return country === undefined || isCode('country', String(country)) ? undefined : found('option');
    }
    case 'matrix': {
      for (const row of rows) {
        const cell = own(value, row);
        const wrong = scale
          ? within(cell as number, scale.min, scale.max) || stepped(cell as number, scale.step ?? 1, scale.min)
          : !([cell].flat() as string[]).every((v) => options.includes(v));
        if (isBlank(cell) ? q.everyRow && required : wrong) return found(isBlank(cell) ? 'row' : 'option', { row });
      }
      return undefined;
    }
    case 'allocation': {
      const shares = rows.map((row) => (own(value, row) as number | undefined) ?? 0);
      const sum = Math.round(shares.reduce((a, b) => a + b, 0) * 1e6) / 1e6;
      if (shares.some((share) => share < 0)) return found('min', { min: 0 });
      return sum === q.total ? undefined : found('total', { total: q.total, sum });
    }
    case 'file': {
      const files = filesOf(value);
      const large = files.find((f) => f.size > (q.maxSize ?? Infinity));
      const foreign = files.find((f) => q.accept && !accepts(q.accept, f.name, f.type));
      return (
        within(files.length, undefined, q.maxFiles ?? 1, 'Items') ??
        (large
          ? found('fileSize', { name: large.name, max: q.maxSize })
          : foreign && found('fileType', { name: foreign.name, accept: q.accept!.join(', ') }))
      );
    }
    case 'group':
      return within((value as readonly Answer[]).length, q.min, q.max, 'Items');
    default:
      return undefined;
  }
}

/** The first thing wrong with an answer: missing, not of its kind, outside its bounds, or against the author's own checks. */
export function judgeAnswer(node: Node, value: Answer, around: Circumstances): Found {
  const q = node.question;
  if (q.type === 'note' || q.type === 'calculated') return undefined;
  const missing = isBlank(value) || (q.type === 'consent' && value === false);
  if (missing && around.required)
    return q.type === 'group' && q.min ? found('minItems', { min: q.min }) : found('required');
  if (isBlank(value)) return undefined;
  if (!fits(node, value)) return found('type', { kind: q.type });
  const failed = node.checks.findIndex((rule) => around.run(rule) === true);
  return judgeKind(node, value, around) ?? (failed < 0 ? undefined : found('check', { index: failed }));
}
