import type { Text } from '../../contract/text.ts';
import type { Report } from './report.ts';
import type { Row } from './table.ts';
import type { Scope } from './translate.ts';

/** Texts of a workbook as texts of a questionnaire: by language, Markdown for the little HTML there is, ids as they are now. */
export class Texts {
  /** the languages of the questionnaire, the default one first */
  readonly locales: readonly string[];
  readonly #report: Report;
  readonly #translated: boolean;

  constructor(languages: readonly string[], fallback: string, report: Report) {
    this.#translated = languages.length > 0;
    this.locales = [...new Set([fallback, ...languages])];
    this.#report = report;
  }

  /** The text of a cell, in all its languages; undefined when there is none. */
  of(row: Row, heading: string, scope: Scope): Text | undefined {
    const clean = (text: string) => this.#clean(text, row, heading, scope);
    const plain = row.cells.get(heading);
    const translated = row.translated.get(heading);
    if (!this.#translated || !translated) return plain && clean(plain);
    const texts: Record<string, string> = {};
    for (const locale of this.locales) {
      const text = translated.get(locale) ?? (locale === this.locales[0] ? plain : undefined);
      if (text) texts[locale] = clean(text);
    }
    return texts;
  }

  #clean(text: string, row: Row, heading: string, { question }: Scope): string {
    const markdown = text
      .replace(/<\s*(?:b|strong)\b[^<>]*>\s*([^<>]*?)\s*<\s*\/\s*(?:b|strong)\s*>/gi, '**$1**')
      .replace(/<\s*(?:i|em)\b[^<>]*>\s*([^<>]*?)\s*<\s*\/\s*(?:i|em)\s*>/gi, '*$1*')
      .replace(/<\s*br\s*\/?\s*>/gi, '\n')
      .replace(/<\s*\/?\s*(?:span|div|p|font|u|center|small|big|h[1-6]|sub|sup)\b[^<>]*>/gi, '');
    if (markdown !== text) this.#report.changed(row.at(heading), 'HTML became Markdown, or was left out');
    return markdown.replace(/\$\{\s*([^}]*?)\s*\}/g, (whole, name: string) => {
      const known = question(name);
      if (typeof known === 'string') this.#report.lost(row.at(heading), `${known}: the text will show "…" there`);
      else if (known.repeated)
        this.#report.lost(row.at(heading), `\${${name}} is asked several times: the text will show "…" there`);
      else if (known.path !== '$today') return `\${${known.path}}`;
      return '…';
    });
  }
}

const wrongAnswer: Readonly<Record<string, string>> = {
  it: 'Questa risposta non rispetta quanto richiesto.',
  en: 'This answer does not meet what is asked.',
  sq: 'Kjo përgjigje nuk e plotëson kërkesën.',
};

/** What a check says whose author wrote nothing. */
export const wrongAnswerText = (locales: readonly string[]): Text =>
  locales.length > 1
    ? Object.fromEntries(locales.map((locale) => [locale, wrongAnswer[locale.slice(0, 2)] ?? wrongAnswer.en!]))
    : (wrongAnswer[locales[0]!.slice(0, 2)] ?? wrongAnswer.en!);
