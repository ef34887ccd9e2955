import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Questionnaire, Step } from '../../src/contract/questionnaire.ts';

const demo = new URL('../../demo/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, demo), 'utf8');
const living = JSON.parse(read('content/questionnaires/living-mapping.json')) as Questionnaire;
const steps = living.report?.steps ?? [];
const cases = steps.map((step): [string, Step] => [(step.title as { en: string }).en, step]);

const languages = ['it', 'en', 'sq'];
const addressOf = (href: Step['href'], lang: string) => (href as Record<string, string>)[lang]!;
/** The page of the demonstration that an address names. */
const pageOf = (href: string) => new URL(`.${new URL(href, 'http://host').pathname}index.html`, demo);

describe('the next steps of the mapping', () => {
  it('are two at least for each dimension, of more than one kind, whatever its band', () => {
    for (const { id } of living.dimensions!) {
      const own = steps.filter(({ dimension }) => dimension === id);
      expect(new Set(own.map(({ kind }) => kind)).size, id).toBeGreaterThan(1);
      for (const band of living.bands!.slice(0, -1))
        expect(own.filter(({ bands }) => bands?.includes(band.id) ?? true).length, `${id} ${band.id}`).toBeGreaterThan(
          1,
        );
    }
  });

  it.each(cases)('"%s" is in three languages, and leads each to a page in it', (_, { title, text, href }) => {
    for (const words of [title, text, href]) expect(Object.keys(words as object)).toEqual(languages);
    for (const lang of languages) {
      const address = addressOf(href, lang);
      expect(existsSync(pageOf(address)), address).toBe(true);
      expect(readFileSync(pageOf(address), 'utf8')).toContain(`<html lang="${lang}">`);
    }
  });

  it.each(cases.filter(([, { opens }]) => opens))('"%s" opens an entry that its page shows', (_, { href, opens }) => {
    for (const address of languages.map((lang) => addressOf(href, lang))) {
      expect(new URL(address, 'http://host').searchParams.get('entry')).toBe(opens!.id);
      const page = readFileSync(pageOf(address), 'utf8');
      const folder = opens!.kind === 'event' ? 'events' : 'partners';
      const [, name = 'partners'] = new RegExp(`src="/api/${folder}(?:/([\\w-]+))?"`).exec(page) ?? [];
      const file = name === 'esempio-incontri' ? 'demo-meetings' : name;
      type Entries = { id: string }[];
      const { events, features } = JSON.parse(read(`content/${folder}/${file}.json`)) as Record<string, Entries>;
      expect((events ?? features)!.map(({ id }) => id)).toContain(opens!.id);
    }
  });

  it('says of what is made up that it is an example', () => {
    for (const [name, { opens }] of cases) if (opens?.id.startsWith('esempio-')) expect(name).toMatch(/^Example: /);
  });
});
