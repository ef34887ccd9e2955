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

/** Kinds of files as people call them: `.pdf`, `application/pdf` → `PDF`; `image/*` → `image`. */
export const fileTypes = (accept: readonly string[]): string =>
  accept.map((a) => (a.endsWith('/*') ? a.slice(0, -2) : a.replace(/^(\.|.*\/)/, '').toUpperCase())).join(', ');

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
    case 'type': {
      const text = kindText(q.type, locale);
      if (text) return text;
      break;
    }
    case 'min':
    case 'max':
      if (params.min !== undefined && params.max !== undefined)
        return msg(str`Enter a value between ${min} and ${max}.`, { id: 'problem-between' });
      if (q.type === 'date' || q.type === 'time')
        return code === 'min'
          ? msg(str`It cannot be before ${min}.`, { id: 'problem-earliest' })
          : msg(str`It cannot be after ${max}.`, { id: 'problem-latest' });
      return code === 'min'
        ? msg(str`Enter ${min} or more.`, { id: 'problem-min' })
        : msg(str`Enter ${max} or less.`, { id: 'problem-max' });
    case 'step':
      return msg(str`Use steps of ${shown(params.step)}.`, { id: 'problem-step' });
    case 'minLength':
      return msg(str`Write at least ${min} characters.`, { id: 'problem-min-length' });
    case 'maxLength':
      return msg(str`Shorten the text to ${max} characters: it has ${shown(params.length)}.`, {
        id: 'problem-max-length',
      });
    case 'pattern':
      return 'patternMessage' in q && q.patternMessage
        ? say(q.patternMessage)
        : msg('Write it in the form asked for.', { id: 'problem-pattern' });
    case 'option':
      return msg('Choose from the list.', { id: 'problem-option' });
    case 'minSelected':
      return msg(str`Choose at least ${min}.`, { id: 'problem-min-selected' });
    case 'maxSelected':
      return msg(str`Choose no more than ${max}.`, { id: 'problem-max-selected' });
    case 'exclusive':
      return msg('One of these choices excludes the others: keep that one, or the others.', {
        id: 'problem-exclusive',
      });
    case 'other':
      return msg('Write which.', { id: 'problem-other' });
    case 'row': {
      const row = 'rows' in q && q.rows.find((r) => r.id === params.row);
      return msg(str`Choose an answer in every row. Missing: ${row ? say(row.label) : ''}`, { id: 'problem-row' });
    }
    case 'total':
      return msg(str`The total must be ${shown(params.total)}; it is now ${shown(params.sum)}.`, {
        id: 'problem-total',
      });
    case 'minItems':
      return msg(str`Add at least ${min}.`, { id: 'problem-min-items' });
    case 'maxItems':
      return msg(str`No more than ${max}.`, { id: 'problem-max-items' });
    case 'fileSize':
      return msg(str`“${params.name}” is too large: the limit is ${fileSize(Number(params.max), locale)}.`, {
        id: 'problem-file-size',
      });
    case 'fileType':
      return msg(
        str`“${params.name}” is of another type. Taken here: ${fileTypes(String(params.accept).split(', '))}.`,
        { id: 'problem-file-type' },
      );
    case 'check': {
      const check = 'check' in q && [q.check].flat()[Number(params.index)];
      if (check) return say(check.message);
    }
  }
  return msg('This answer cannot be taken as it is: please check it.', { id: 'problem-unknown' });
}

function kindText(kind: string, locale: string): string | undefined {
  switch (kind) {
    case 'integer':
      return msg('Enter a whole number, such as 12.', { id: 'problem-integer' });
    case 'decimal':
    case 'percent':
    case 'currency':
    case 'allocation':
      return msg(str`Enter a number, such as ${numberFormat(locale, {}).format(12.5)}.`, { id: 'problem-number' });
    case 'year':
      return msg('Enter a year with four digits, such as 2019.', { id: 'problem-year' });
    case 'date':
      return msg(str`Enter a date that exists, such as ${formatEdtf('2019-03-05', locale)}.`, { id: 'problem-date' });
    case 'time':
      return msg('Enter a time, such as 14:30.', { id: 'problem-time' });
    case 'email':
      return msg('Enter a valid e-mail address, such as name@example.org.', { id: 'problem-email' });
    case 'url':
      return msg('Enter a web address, such as www.example.org.', { id: 'problem-url' });
    case 'phone':
      return msg('Enter a telephone number, such as +39 030 123456.', { id: 'problem-phone' });
  }
}
