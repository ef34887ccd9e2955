import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import fixture from '../interview/fixtures/worked.json' with { type: 'json' };
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { every, full, some } from '../support/length.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, type Demo, type Stored } from './demo.ts';
import {
  definition,
  document_,
  exploredIds,
  Interviewee,
  modes,
  pages,
  said,
  worked,
  type Tale,
} from './interviewee.ts';
import type { Locale } from './respondent.ts';

let demo: Demo;
let chrome: SharedChrome;
let context: BrowserContext;
let strict: StrictPage;

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));
beforeEach(async () => {
  context = await chrome.open();
  strict = await strictPage(context);
});
afterEach(() => context?.close());

/** Two of them and the practice of one: enough to see every phase. */
const two: Tale = {
  main: worked.main,
  experiences: worked.experiences.filter(({ id }) => ['x_edinburgh', 'x_london_bid'].includes(id)),
  tracks: worked.tracks.filter(({ id }) => id === 't_community'),
};

/** Somebody on a page that must be without violations wherever there is something else on it. */
async function interviewee(path: string, locale: Locale, tale: Tale, look: Record<string, () => Promise<void>> = {}) {
  const { page } = strict;
  const seen = new Set<string>();
  const me = new Interviewee(page, locale, tale, async (where) => {
    await look[where]?.();
    if (seen.has(where)) return;
    seen.add(where);
    expect([where, await violations(page)]).toEqual([where, []]);
  });
  await me.open(demo.origin + path);
  return { me, page, seen };
}

/** The rungs that the practices stand on, as the list of them says. */
async function expectRungs(tale: Tale, locale: Locale): Promise<void> {
  for (const { id, name } of tale.tracks) {
    const rung = definition.ladder.rungs.find(({ value }) => value === (fixture.expected.rungs as Script)[id])!;
    const line = strict.page.getByRole('listitem').filter({ hasText: name });
    await line.getByText((rung.label as Record<Locale, string>)[locale], { exact: true }).waitFor();
  }
}
type Script = Record<string, string>;

/** What was sent, with titles and names in place of the ids that the page made up, and in the order of the tale. */
function told({ answers }: Stored): object {
  const { experiences, tracks, ...main } = answers as Record<string, Record<string, unknown>[]>;
  const titles = new Map(experiences!.map(({ id, title }) => [id, title]));
  return {
    ...main,
    experiences: experiences!.map(({ id: _, ...rest }) => rest),
    tracks: tracks!.map(({ id: _, proposed: __, ...rest }) => ({
      ...rest,
      experiences: (rest.experiences as string[]).map((id) => titles.get(id)),
    })),
  };
}

/** The same of the tale itself: what is not said begins with the interview's own defaults. */
function expected({ main, experiences, tracks }: Tale, explored: ReadonlySet<string>, mode: string): object {
  const titles = new Map(experiences.map(({ id, title }) => [id, title]));
  return {
    ...main,
    mode,
    experiences: experiences.map(({ id, ...rest }) => ({
      shareable: 'no',
      ...rest,
      ...(explored.has(id) && { explore: true }),
    })),
    tracks: tracks.map(({ id: _, ...rest }) => ({
      share: 'no',
      ...rest,
      experiences: rest.experiences.map((e) => titles.get(e)),
    })),
  };
}

/** All six take minutes: of a led interview only in the long run. */
describe.each(full ? modes : modes.slice(0, 1))(
  'the worked experiences, told on the association’s site by keyboard alone (%s)',
  (mode) => {
    it.skipIf(!every)(
      'make the mirror, the ladder, the document and the submission that were worked out by hand (in CI)',
      async () => {
        const { me, page, seen } = await interviewee(pages[mode].it, 'it', worked, {
          'the mirror': async () => expect(await said(page, me.words.seen)).toEqual(fixture.said.it.mirror),
          'the ladder': () => expectRungs(worked, 'it'),
          'the review': async () => expect(await document_(page)).toEqual(fixture.said.it.document),
        });
        // six are told in full and five may be retraced: one makes room when it is told
        const [explored, first] = [true, false].map((is) =>
          worked.experiences.filter(({ id }) => exploredIds.has(id) === is),
        );
        await me.tell(explored!, first);
        const code = await me.send();
        expect(seen.size).toBe(8 + definition.experience.steps.length + 2);

        const stored = await demo.stored('living-interview');
        const own = stored.find(({ id }) => code.startsWith(`${id}.`))!;
        expect(own.locale).toBe('it');
        expect(told(own)).toEqual(expected(worked, exploredIds, mode));
        strict.verify();
      },
      600_000,
    );
  },
);

/** Both modes in all languages take minutes: these in a led one in the short run, the one above alone. */
describe.each(full ? modes : modes.slice(1))(
  'an interview on the association’s site, by keyboard alone (%s)',
  (mode) => {
    const inLocale: [locale: Locale, mirror: string[]][] = [
      [
        'en',
        [
          'In the only experience that worked out, it began with “PROVA, non detto”; in the only experience that did not work out.',
          'In the only experience that did not work out, “external event (e.g. pandemic)” was a critical factor; not in the only one that worked out.',
          'The only critical factor did not depend on you.',
        ],
      ],
      [
        'sq',
        [
          'Në të vetmen përvojë të suksesshme në zanafillë ishte “PROVA, non detto”; në të vetmen përvojë që nuk shkoi mbarë.',
          'Në të vetmen përvojë që nuk shkoi mbarë ndër faktorët kritikë ishte “ngjarje e jashtme (p.sh. pandemia)”; jo në të vetmen të suksesshme.',
          'Faktori i vetëm kritik nuk varej nga ju.',
        ],
      ],
    ];
    it.each(some(inLocale))(
      'has no violation in any phase in %s, and says the same there',
      async (locale, mirror) => {
        const tale = full ? worked : two;
        const { me, page } = await interviewee(pages[mode][locale], locale, tale, {
          'the mirror': async () => {
            const sentences = await said(page, me.words.seen);
            if (full) expect(sentences).toHaveLength(fixture.said.it.mirror.length);
            else expect(sentences).toEqual(mirror);
          },
          'the ladder': () => expectRungs(tale, locale),
        });
        const explored = tale.experiences.filter(({ id }) => exploredIds.has(id));
        await me.tell(explored, full ? tale.experiences.filter(({ id }) => !exploredIds.has(id)) : []);
        const code = await me.send();
        const stored = await demo.stored('living-interview');
        const own = stored.find(({ id }) => code.startsWith(`${id}.`))!;
        expect(own.locale).toBe(locale);
        expect(told(own)).toEqual(expected(tale, exploredIds, mode));
        strict.verify();
      },
      600_000,
    );
  },
);

describe.skipIf(!every)('what was agreed to share (in CI)', () => {
  it('is published, by name where that was agreed to, and nothing besides: no experience, nobody else', async () => {
    const response = await fetch(`${demo.origin}/api/practices`);
    const { practices } = (await response.json()) as { practices: Record<string, string>[] };
    const shared = worked.tracks.filter(({ share }) => share);
    expect(shared.map(({ share }) => share).sort()).toEqual(['anonymous', 'named']);
    expect([...new Set(practices.map(({ name }) => name))].sort()).toEqual(shared.map(({ name }) => name).sort());
    for (const practice of practices) {
      const { id, share } = shared.find(({ name }) => name === practice.name)!;
      const named = share === 'named' ? ['org'] : [];
      expect(Object.keys(practice).sort()).toEqual(['about', 'locale', 'name', ...named, 'rung']);
      expect(practice.org).toBe(share === 'named' ? worked.main.org_name : undefined);
      expect(practice.rung).toBe((fixture.expected.rungs as Script)[id]);
    }
    const text = JSON.stringify(practices);
    for (const { title } of worked.experiences) expect(text).not.toContain(title);
  });
});
