import type { Answer, CompiledRule, Node, Problem } from './types.ts';
import { first, last, parseDate, parseInterval, type EdtfDate } from './edtf.ts';
import { filesOf, fits, isBlank, isCode, isRecord, own } from './values.ts';

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

function bounds(
  value: number,
  q: { min?: number | undefined; max?: number | undefined; step?: number | undefined },
): Found {
  if (q.min !== undefined && value < q.min)
    return found('min', { min: q.min, ...(q.max !== undefined && { max: q.max }) });
  if (q.max !== undefined && value > q.max)
    return found('max', { max: q.max, ...(q.min !== undefined && { min: q.min }) });
  if (q.step !== undefined) {
    // decimal steps are not exact in binary: 0.3 / 0.1 is 2.9999999999999996
    const steps = (value - (q.min ?? 0)) / q.step;
    if (Math.abs(steps - Math.round(steps)) > 1e-9 * Math.max(1, Math.abs(steps)))
      return found('step', { step: q.step });
  }
  return undefined;
}

const length = (text: string) => [...text].length;

function words(text: string, q: { minLength?: number | undefined; maxLength?: number | undefined }): Found {
  if (q.maxLength !== undefined && length(text) > q.maxLength)
    return found('maxLength', { max: q.maxLength, length: length(text) });
  if (q.minLength !== undefined && length(text.trim()) < q.minLength) return found('minLength', { min: q.minLength });
  return undefined;
}

function codes(
  values: readonly string[],
  node: Node,
  { options, other }: Circumstances,
  complete: (v: string) => boolean,
): Found {
  const q = node.question as { minSelected?: number; maxSelected?: number };
  const foreign = values.find((v) => !complete(v));
  if (foreign !== undefined) return found('option');
  if (values.length > 1 && options.length) {
    const alone = node.options.find((o) => o.exclusive && values.includes(o.value));
    if (alone) return found('exclusive', { option: alone.value });
  }
  if (q.maxSelected !== undefined && values.length > q.maxSelected)
    return found('maxSelected', { max: q.maxSelected, count: values.length });
  if (q.minSelected !== undefined && values.length < q.minSelected) return found('minSelected', { min: q.minSelected });
  return values.includes('other') && 'other' in q && q.other && !other?.trim() ? found('other') : undefined;
}

function dates(value: string, q: { min?: string | undefined; max?: string | undefined }): Found {
  const span = parseInterval(value);
  const single = parseDate(value);
  const from: EdtfDate | undefined = span ? span.start : single;
  const to: EdtfDate | undefined = span ? span.end : single;
  const [min, max] = [q.min && parseDate(q.min), q.max && parseDate(q.max)];
  if (min && from && last(from) < first(min)) return found('min', { min: q.min });
  if (max && to && first(to) > last(max)) return found('max', { max: q.max });
  return undefined;
}

/** `.pdf`, `application/pdf` or `image/*`, as in the `accept` attribute of HTML. */
const accepts = (accept: readonly string[], name: string, type: string): boolean =>
  accept.some((a) => {
    const wanted = a.trim().toLowerCase();
    if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted);
    return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  });

function judgeKind(node: Node, value: Answer, around: Circumstances): Found {
  const { question: q, scale } = node;
  const listed = (v: string) => around.options.includes(v);
  switch (q.type) {
    case 'text': {
      const wrong = words(value as string, q);
      return wrong ?? (node.pattern && !node.pattern((value as string).trim()) ? found('pattern') : undefined);
    }
    case 'longtext':
      return words(value as string, q);
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'currency':
      return bounds(value as number, q.type === 'percent' ? { min: 0, max: 100, ...q } : q);
    case 'year':
      return bounds(value as number, {
        min: q.min ?? 1,
        max: q.max === 'currentYear' ? around.now.getFullYear() : (q.max ?? 9999),
      });
    case 'scale':
      return bounds(value as number, q);
    case 'date':
      return dates(value as string, q);
    case 'time':
      if (q.min !== undefined && (value as string) < q.min) return found('min', { min: q.min });
      return q.max !== undefined && (value as string) > q.max ? found('max', { max: q.max }) : undefined;
    case 'consent':
      return undefined;
    case 'single':
    case 'multiple':
    case 'dropdown':
      return codes([value].flat() as string[], node, around, listed);
    case 'country':
    case 'language': {
      const valid = (v: string) => isCode(q.type, v) && (!q.only || q.only.includes(v)) && !q.except?.includes(v);
      return codes([value].flat() as string[], node, around, valid);
    }
    case 'place':
      return isRecord(value) && value.country !== undefined && !isCode('country', String(value.country))
        ? found('option')
        : undefined;
    case 'ranking': {
      const wrong = codes(value as string[], node, around, listed);
      return (
        wrong ??
        (q.maxRanked !== undefined && (value as string[]).length > q.maxRanked
          ? found('maxSelected', { max: q.maxRanked })
          : undefined)
      );
    }
    case 'matrix': {
      for (const row of around.rows) {
        const cell = own(value, row);
        if (isBlank(cell)) {
          if (q.everyRow && around.required) return found('row', { row });
        } else if (
          scale ? bounds(cell as number, { step: 1, ...scale }) : ([cell].flat() as string[]).some((v) => !listed(v))
        )
          return found('option', { row });
      }
      return undefined;
    }
    case 'allocation': {
      const shares = around.rows.map((row) => (own(value, row) as number | undefined) ?? 0);
      const sum = Math.round(shares.reduce((a, b) => a + b, 0) * 1e6) / 1e6;
      if (shares.some((n) => n < 0)) return found('min', { min: 0 });
      return sum === q.total ? undefined : found('total', { total: q.total, sum });
    }
    case 'file': {
      const files = filesOf(value);
      if (files.length > (q.maxFiles ?? 1)) return found('maxItems', { max: q.maxFiles ?? 1 });
      const large = q.maxSize === undefined ? undefined : files.find((f) => f.size > q.maxSize!);
      if (large) return found('fileSize', { name: large.name, max: q.maxSize! });
      const foreign = q.accept && files.find((f) => !accepts(q.accept!, f.name, f.type));
      return foreign ? found('fileType', { name: foreign.name, accept: q.accept!.join(', ') }) : undefined;
    }
    case 'group': {
      const count = (value as readonly Answer[]).length;
      if (q.max !== undefined && count > q.max) return found('maxItems', { max: q.max });
      return q.min !== undefined && count < q.min ? found('minItems', { min: q.min }) : undefined;
    }
    default:
      return undefined;
  }
}

/** The first thing wrong with an answer: missing, not of its kind, outside its bounds, or against the author's own checks. */
export function judgeAnswer(node: Node, value: Answer, around: Circumstances): Found {
  const q = node.question;
  if (q.type === 'note' || q.type === 'calculated') return undefined;
  if (isBlank(value)) {
    const wanted = q.type === 'group' && q.min ? found('minItems', { min: q.min }) : found('required');
    return around.required ? wanted : undefined;
  }
  if (!fits(node, value)) return found('type', { kind: q.type });
  if (q.type === 'consent' && around.required && value !== true) return found('required');
  const wrong = judgeKind(node, value, around);
  if (wrong) return wrong;
  const failed = node.checks.findIndex((rule) => around.run(rule) === true);
  return failed < 0 ? undefined : found('check', { index: failed });
}
