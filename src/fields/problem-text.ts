import type { Field, Question } from '../contract/questionnaire.ts';
import type { Answer, Problem } from '../form/index.ts';
import { choose, formatEdtf, msg, numberFormat, str } from '../locale/index.ts';
import type { FieldContext } from './context.ts';

/** Bytes as people read them: `1.2 MB`, units of 1000 as on files' own listings. */
export function fileSize(bytes: number, locale: string): string {
  const [unit, per] = bytes < 1e3 ? ['byte', 1] : bytes < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
  return numberFormat(locale, { style: 'unit', unit: unit as string, maximumFractionDigits: 1 }).format(
    bytes / (per as number),
  );
}

/** The limits of choices, items, files and texts, told before and, by the same words, after. */
export const leastText = (least: string | number) => msg(str`At least ${least}.`, { id: 'problem-least' });
export const mostText = (most: string | number) => msg(str`No more than ${most}.`, { id: 'problem-most' });
const charactersText = (limit: string) => msg(str`Characters: ${limit}`, { id: 'problem-length' });
export const charactersLeft = (left: number) => msg(str`Characters left: ${left}`, { id: 'field-characters-left' });
/** `.pdf`, `application/pdf` → `PDF`; `image/*` → `image` */
export const typesText = (accept: readonly string[]) => {
  const types = accept.map((a) => (a.endsWith('/*') ? a.slice(0, -2) : a.replace(/^(\.|.*\/)/, '').toUpperCase()));
  return msg(str`Types taken: ${types.join(', ')}.`, { id: 'field-file-types' });
};

/** An answer of a kind as people write it. */
function example(type: string, locale: string): string {
  const examples: Record<string, string> = {
    year: '2019',
    date: formatEdtf('2019-03-05', locale),
    time: '14:30',
    integer: '12',
    email: 'name@example.org',
    url: 'www.example.org',
    phone: '+39 030 123456',
  };
  return examples[type] ?? numberFormat(locale).format(12.5);
}

/**
 * What to do about an answer, in words: the same at the field, in the summary of errors and on the review page.
 * Call inside render (it is localized). Codes and params are those of form/problems.ts.
 */
export function problemText(
  { code, params = {} }: Problem,
  q: Question | Field,
  context: Pick<FieldContext, 'locale' | 'locales'>,
): string {
  const { locale } = context;
  const say = (text: Parameters<typeof choose>[0]) => choose(text, locale, context.locales).text;
  const shown = (value: Answer): string =>
    typeof value === 'number'
      ? numberFormat(locale, { useGrouping: q.type !== 'year' }).format(value)
      : q.type === 'date'
        ? formatEdtf(String(value), locale)
        : String(value);
  const [min, max] = [shown(params.min), shown(params.max)];
  switch (code) {
    case 'required':
      return msg('This answer is required.', { id: 'problem-required' });
    case 'type':
      return msg(str`Write it as in this example: ${example(q.type, locale)}`, { id: 'problem-type' });
    case 'min':
    case 'max':
      if (params.min !== undefined && params.max !== undefined)
        return msg(str`Enter a value between ${min} and ${max}.`, { id: 'problem-between' });
      if (q.type === 'date' || q.type === 'time')
        return code === 'min'
          ? msg(str`Not before ${min}.`, { id: 'problem-earliest' })
          : msg(str`Not after ${max}.`, { id: 'problem-latest' });
      return code === 'min'
        ? msg(str`Enter ${min} or more.`, { id: 'problem-min' })
        : msg(str`Enter ${max} or less.`, { id: 'problem-max' });
    case 'step':
      return msg(str`Use steps of ${shown(params.step)}.`, { id: 'problem-step' });
    case 'minLength':
      return charactersText(leastText(min));
    case 'maxLength':
      return charactersText(mostText(max));
    case 'pattern':
      if ('patternMessage' in q && q.patternMessage) return say(q.patternMessage);
      break;
    case 'option':
      return msg('Choose from the list.', { id: 'problem-option' });
    case 'minSelected':
    case 'minItems':
      return leastText(min);
    case 'maxSelected':
    case 'maxItems':
      return mostText(max);
    case 'other':
      return msg('Which?', { id: 'field-other' });
    case 'row': {
      const row = 'rows' in q && q.rows.find((r) => r.id === params.row);
      return msg(str`Choose an answer in every row. Missing: ${row ? say(row.label) : ''}`, { id: 'problem-row' });
    }
    case 'total':
      return msg(str`The total must be ${shown(params.total)}; it is now ${shown(params.sum)}.`, {
        id: 'problem-total',
      });
    case 'fileSize':
      return `${params.name}: ${mostText(fileSize(Number(params.max), locale))}`;
    case 'fileType':
      return `${params.name}: ${typesText(String(params.accept).split(', '))}`;
    case 'check': {
      const check = 'check' in q && [q.check].flat()[Number(params.index)];
      if (check) return say(check.message);
    }
  }
  return msg('Please check this answer.', { id: 'problem-unknown' });
}
