import { msg, withLocale } from '../locale/index.ts';
import { actions, frame, ladder, policy } from './document-frame.ts';
import { cards, comparison, summary, timeline } from './document-told.ts';
import type { Source, Written } from './document-source.ts';
import { mirrorSentences } from './mirror-sentences.ts';
import { mirror } from './mirror.ts';
import { byTime, clean, codesOf, experiencesOf, recordOf, tracksOf } from './read.ts';
import type { Definition, DocumentSection, InterviewAnswers, InterviewDocument, Statement } from './types.ts';
import { mirrorConfig, Words } from './words.ts';

/**
 * The document of an interview: its answers in sentences, tables and a timeline, in eight sections. What is written
 * here is worked out from the answers each time and never kept; what a person wrote in its place (`edits`) is kept by
 * the sentence's id and laid over it. No name is added that is not in the answers; notes are not read at all.
 */
const sections = { summary, timeline, experiences: cards, comparison, ladder, frame, actions, policy };
const order = Object.keys(sections) as (keyof typeof sections)[];

/** What may be shown to anybody: consent is given experience by experience and track by track, for nothing else. */
const published: readonly (keyof typeof sections)[] = ['timeline', 'experiences', 'comparison', 'ladder'];
const agreed = (consent: unknown): boolean => consent === 'anonymous' || consent === 'named';

/** What the sections are written from: all that was told or, of an open document, what may be shown to anybody. */
export function sourceOf(definition: Definition, answers: InterviewAnswers, locale: string, open = false): Source {
  const words = new Words(definition, locale);
  const experiences = byTime(experiencesOf(answers)).filter(({ shareable }) => !open || agreed(codesOf(shareable)[0]));
  const tracks = tracksOf(answers).filter(({ share }) => !open || agreed(codesOf(share)[0]));
  const seen = mirror(experiences, mirrorConfig(words));
  return { words, answers, experiences, tracks, seen, mirrored: mirrorSentences(seen, words), open };
}

/** The comparison alone, without own words in it: for who looks into the mirror while they tell. */
export const compared = (definition: Definition, answers: InterviewAnswers, locale: string): Written =>
  withLocale(locale, () => comparison(sourceOf(definition, answers, locale)));

const write = (given: Source): [keyof typeof sections, Written][] =>
  (given.open ? published : order).map((id) => [id, sections[id](given)]);

/** Sentences with own words laid over them. Two of one id are told apart by their place: no edit lands on both. */
function statements({ sentences }: Written, edits: ReadonlyMap<string, string>, used: Set<string>): Statement[] {
  return sentences.flatMap(({ id: said, text: written, ...sentence }) => {
    const generated = clean(written);
    if (!generated || !sentence.links.length) return [];
    let id = said;
    for (let n = 2; used.has(id); n++) id = `${said}/${n}`;
    used.add(id);
    const own = edits.get(id);
    return { id, ...sentence, text: own ?? generated, generated, edited: own !== undefined };
  });
}

/**
 * Writes the document. The messages of the locale are loaded before (`loadLocale`); without them it is in English, with
 * the definition's own texts in the locale.
 * @param locale BCP 47
 * @param audience `own`: for those who answered, with all they said. `public`: only experiences and tracks that they
 *   agreed to share (`shareable`, `share`: anonymous or named), and nothing that was worked out with others
 */
export function writeDocument(
  definition: Definition,
  answers: InterviewAnswers,
  locale: string,
  audience: 'own' | 'public' = 'own',
): InterviewDocument {
  return withLocale(locale, () => {
    const open = audience === 'public';
    const edits = new Map(
      Object.entries(recordOf(answers.edits)).flatMap(([id, text]) =>
        typeof text === 'string' ? [[id, clean(text)] as const] : [],
      ),
    );
    const given = sourceOf(definition, answers, locale, open);
    const written = write(given);
    if (open) {
      // own words for a sentence that says something else here may tell of what is not shared
      const said = new Map(
        write(sourceOf(definition, answers, locale)).flatMap(([, { sentences }]) =>
          sentences.map(({ id, text }) => [id, text]),
        ),
      );
      for (const [, { sentences }] of written)
        for (const { id, text } of sentences) if (said.get(id) !== text) edits.delete(id);
    }
    const used = new Set<string>();
    const done = written.map(([id, section]): DocumentSection => {
      const { heading, groups = [], table, timeline: line } = section;
      const own = statements(section, edits, used);
      const there = new Set(own.map(({ group }) => group));
      return {
        id,
        heading,
        sentences: own,
        groups: groups.filter((group) => there.has(group.id)),
        ...(table && { table }),
        ...(line && { timeline: line }),
      };
    });
    const orphans = open
      ? []
      : [...edits].filter(([id, text]) => text && !used.has(id)).map(([id, text]) => ({ id, text }));
    return {
      title: given.words.text(definition.title),
      locale,
      sections: done,
      orphans,
      orphansHeading: msg('Your words that no sentence is left for', { id: 'i-d-orphans' }),
    };
  });
}
