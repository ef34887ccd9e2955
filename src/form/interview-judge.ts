import type { AnswerError } from '../contract/submission.ts';
import { counts, MOST_TRACKS, type InterviewModels } from './interview.ts';
import { judge } from './judge.ts';
import type { Model } from './types.ts';
import { isRecord } from './values.ts';

/** Bounds of what no question bounds. Lengths are in UTF-16 units. */
export const INTERVIEW_LIMITS = { notes: 3000, name: 2000, source: 1000, words: 10_000 } as const;

const FORMS = { experiences: /^x[\w-]{1,63}$/, tracks: /^t[\w-]{1,63}$/ } as const;
/** of a sentence: no control characters, and nothing that objects have by themselves (`__proto__`) */
const SENTENCE = /^[\p{L}\p{N}][^\p{Cc}]*$/u;

type Given = Readonly<Record<string, unknown>>;
type Report = (keys: readonly (string | number)[], code: string, params?: Record<string, unknown>) => void;

/**
 * The receiver's judgement of an interview: the main form, each experience and each track by the engine that asked them,
 * and what stands around these: ids, flags, the evidence of answers, sentences in the respondent's own words.
 * @returns what is wrong, each at its JSON Pointer (`/answers/experiences/0/channel`); empty when all is accepted
 */
export function judgeInterview(models: InterviewModels, answers: Given, now: Date = new Date()): AnswerError[] {
  const errors: AnswerError[] = [];
  const report: Report = (keys, code, params) =>
    void errors.push({ pointer: pointer(keys), code, ...(params && { params }) });
  const { experiences, tracks, evidence, edits, mode, ...main } = own(answers);
  const { definition } = models;
  const { max, explore } = definition.experience;

  errors.push(...judge(models.main, main, now));
  if (mode !== 'self' && mode !== 'guided') report(['mode'], mode === undefined ? 'required' : 'option');

  const lived = items(experiences, 'experiences', max, report);
  let explored = 0;
  for (const { item, at } of lived.items) {
    const { id: _, explore: chosen, turning, ...given } = own(item);
    for (const [flag, value] of Object.entries({ explore: chosen, turning }))
      if (value !== undefined && typeof value !== 'boolean') report([...at, flag], 'type', { kind: 'boolean' });
    if (chosen === true) explored++;
    errors.push(...within(models.experience, given, at, now, chosen === true));
  }
  const least = Math.min(explore.min, explore.max);
  if (explored < least || explored > explore.max)
    report(['experiences'], explored < least ? 'minSelected' : 'maxSelected', {
      min: explore.min,
      max: explore.max,
      count: explored,
    });

  const placed = items(tracks, 'tracks', definition.ladder.max ?? MOST_TRACKS, report);
  for (const { item, at } of placed.items) {
    const { id: _, experiences: found, ...given } = own(item);
    judgeFound(found, [...at, 'experiences'], lived.ids, report);
    errors.push(...within(models.track, given, at, now, true));
  }

  judgeEvidence(evidence, (path) => names(models, lived.ids, placed.ids, path), report);
  judgeEdits(edits, report);
  return errors;
}

const pointer = (keys: readonly (string | number)[]): string =>
  ['/answers', ...keys.map((key) => String(key).replace(/~/g, '~0').replace(/\//g, '~1'))].join('/');

/** A record's own members under a record that has no others: `__proto__` is a key like any. */
const own = (record: Given): Record<string, unknown> => Object.fromEntries(Object.entries(record));

/** One experience or one track by its form, each mistake at its place in the whole. */
function within(
  model: Model,
  given: Given,
  at: readonly (string | number)[],
  now: Date,
  explored: boolean,
): AnswerError[] {
  return judge(model, given, now)
    .map((error) => ({ ...error, pointer: error.pointer.slice('/answers/'.length) }))
    .filter(({ pointer: path, code }) => counts({ path, code }, explored))
    .map((error) => ({ ...error, pointer: `${pointer(at)}/${error.pointer}` }));
}

/** The items of a list that have an id of their own; past `max` none is looked at. */
function items(
  given: unknown,
  name: keyof typeof FORMS,
  max: number,
  report: Report,
): { ids: ReadonlySet<string>; items: { item: Given; at: readonly [string, number] }[] } {
  const ids = new Set<string>();
  if (given === undefined) return { ids, items: [] };
  if (!Array.isArray(given)) {
    report([name], 'type', { kind: 'group' });
    return { ids, items: [] };
  }
  if (given.length > max) report([name], 'maxItems', { max, count: given.length });
  const found = (given as unknown[]).slice(0, max).flatMap((item, i) => {
    const at = [name, i] as const;
    if (!isRecord(item)) {
      report(at, 'type', { kind: 'group' });
      return [];
    }
    const { id } = own(item);
    if (typeof id !== 'string') report([...at, 'id'], id === undefined ? 'required' : 'type', { kind: 'text' });
    else if (!FORMS[name].test(id)) report([...at, 'id'], 'pattern');
    else if (ids.has(id)) report([...at, 'id'], 'duplicate');
    else ids.add(id);
    return [{ item, at }];
  });
  return { ids, items: found };
}

/** The experiences in which a track is found. */
function judgeFound(found: unknown, at: readonly (string | number)[], ids: ReadonlySet<string>, report: Report): void {
  if (found === undefined) return;
  if (!Array.isArray(found)) return report(at, 'type', { kind: 'multiple' });
  // as many as there are experiences: what comes after them stands twice or is none
  const list = (found as unknown[]).slice(0, ids.size + 1);
  list.forEach((id, i) => {
    if (typeof id !== 'string' || !ids.has(id)) report([...at, i], 'option');
    else if (list.indexOf(id) < i) report([...at, i], 'duplicate');
  });
}

/** Entries of a record, bounded; undefined when there is nothing more to judge. */
function entries(given: unknown, name: string, report: Report): [string, unknown][] {
  if (given === undefined) return [];
  if (!isRecord(given)) return (report([name], 'type', { kind: 'record' }), []);
  const all = Object.entries(given);
  if (all.length <= INTERVIEW_LIMITS.notes) return all;
  report([name], 'maxItems', { max: INTERVIEW_LIMITS.notes, count: all.length });
  return [];
}

function judgeEvidence(given: unknown, known: (path: string) => boolean, report: Report): void {
  for (const [path, note] of entries(given, 'evidence', report)) {
    const at = ['evidence', path];
    if (!known(path)) report(at, 'unknown');
    else if (!isRecord(note)) report(at, 'type', { kind: 'record' });
    else {
      const { confidence, source, ...others } = own(note);
      if (confidence !== undefined && !['sure', 'likely', 'guess'].includes(confidence as string))
        report([...at, 'confidence'], 'option');
      text(source, [...at, 'source'], INTERVIEW_LIMITS.source, report);
      for (const key of Object.keys(others)) report([...at, key], 'unknown');
    }
  }
}

function judgeEdits(given: unknown, report: Report): void {
  for (const [sentence, words] of entries(given, 'edits', report)) {
    const at = ['edits', sentence];
    if (sentence.length > INTERVIEW_LIMITS.name || !SENTENCE.test(sentence)) report(at, 'unknown');
    else text(words ?? null, at, INTERVIEW_LIMITS.words, report);
  }
}

function text(value: unknown, at: readonly (string | number)[], max: number, report: Report): void {
  if (value === undefined) return;
  if (typeof value !== 'string') report(at, 'type', { kind: 'text' });
  else if (value.length > max) report(at, 'maxLength', { max, count: value.length });
}

/** Whether a path leads to a question: `why`, `experiences/x1/factors/0/factor`, `tracks/t1/tests`. */
function names(
  models: InterviewModels,
  experiences: ReadonlySet<string>,
  tracks: ReadonlySet<string>,
  path: string,
): boolean {
  if (path.length > INTERVIEW_LIMITS.name) return false;
  const [head = '', id = '', ...rest] = path.split('/');
  if (head === 'experiences') return experiences.has(id) && question(models.experience, rest, ['explore', 'turning']);
  if (head === 'tracks') return tracks.has(id) && question(models.track, rest, ['experiences']);
  return question(models.main, path.split('/'), []);
}

function question({ nodes }: Model, keys: readonly string[], flags: readonly string[]): boolean {
  const [head = '', index, field] = keys;
  if (keys.length === 1 && flags.includes(head)) return true;
  const name = field === undefined ? head : `${head}.${field}`;
  if (keys.length > 3 || (index !== undefined && !/^\d{1,3}$/.test(index))) return false;
  const node = nodes.get(name) ?? nodes.get(name.replace(/_other$/, ''));
  if (!node || head[0] === '#' || !!node.group !== (field !== undefined)) return false;
  return index === undefined || field !== undefined || node.question.type === 'group';
}
