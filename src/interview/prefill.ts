import type { Interview } from '../contract/interview.ts';
import { MOST_TRACKS, type InterviewModels } from '../form/interview.ts';
import type { Answer, Answers, Model, Node } from '../form/index.ts';
import { judgeAnswer } from '../form/problems.ts';
import { fold } from '../locale/index.ts';
import { takeApart, type List, type Told } from './entry.ts';
import { codesOf, given, itemsOf, lineOf, linesOf, recordOf, textOf } from './read.ts';

/**
 * What the same organisation answered in a questionnaire, as answers of the interview (WCAG 3.3.7): by the definition's
 * `prefill`, each where it fits. An answer that is no answer to the interview's question is left out; one that is more
 * than it takes, say a longer text, is for the person to shorten. Nobody agrees to anything by what they said elsewhere.
 */
const UNTAKEN = ['consent', 'note', 'calculated', 'file', 'group'];
const LONGER = ['maxLength', 'maxSelected'];

const own = (record: Answers, id: string): Answer => (Object.hasOwn(record, id) ? record[id] : undefined);
const isAbout = (a: Answers, b: Answers, ...ids: string[]): boolean =>
  ids.every((id) => fold(lineOf(own(a, id))) === fold(lineOf(own(b, id)))) && given(own(a, ids[0]!));

/** The answer to a question that a value makes, with its "other, which?"; undefined where it makes none. */
function fit(node: Node, value: Answer, other: Answer): Answer {
  const { question: q, name } = node;
  const wrong = (v: Answer): string | undefined =>
    judgeAnswer(node, v, {
      required: false,
      options: node.options.map((o) => o.value),
      rows: node.rows.map(({ id }) => id),
      other: lineOf(other),
      now: new Date(),
      run: () => undefined,
    })?.code;
  if (UNTAKEN.includes(q.type) || name[0] === '#') return undefined;
  const several =
    q.type === 'multiple' || q.type === 'ranking' || ('multiple' in q && q.multiple && q.type !== 'matrix');
  const single = Array.isArray(value) && value.length === 1 ? (value[0] as Answer) : value;
  const made = several
    ? codesOf(value).filter((code) => !['option', 'other'].includes(wrong([code])!))
    : q.type === 'longtext'
      ? textOf(value)
      : q.type === 'text'
        ? lineOf(value)
        : single;
  const code = wrong(made);
  return given(made) && (!code || LONGER.includes(code)) ? made : undefined;
}

/** The items of a group that a value makes, one for each choice or each line; lines beyond the last place go with it. */
function items(field: Node, value: Answer, other: Answer): Answer {
  const { question: q, group } = field;
  const { max = Infinity } = group!.question as { max?: number };
  const lines = linesOf(value);
  const parts: Answer[] =
    q.type === 'text' || q.type === 'longtext'
      ? [...lines.slice(0, max - 1), lines.slice(max - 1).join(' ')]
      : Array.isArray(value)
        ? codesOf(value)
        : [value];
  const made = parts.flatMap((part) => {
    const answer = fit(field, part, other);
    return answer === undefined ? [] : { [q.id]: answer, ...which(field, answer, other) };
  });
  return made.length ? made : undefined;
}

/** The text of "other, which?" beside an answer that chose it. */
const which = ({ question: q }: Node, answer: Answer, other: Answer): Answers =>
  'other' in q && q.other && codesOf(answer).includes('other') ? { [`${q.id}_other`]: lineOf(other) } : {};

/** Answers of one form, by its questions, from answers under the names that the mapping gives. */
function answersOf({ nodes }: Model, mapping: Readonly<Record<string, string>>, source: Answers): Answers {
  const made: Record<string, Answer> = {};
  for (const [name, from] of Object.entries(mapping)) {
    const node = nodes.get(name);
    const [value, other] = [own(source, from), own(source, `${from}_other`)];
    const answer = node && (node.group ? items : fit)(node, value, other);
    if (answer !== undefined)
      Object.assign(
        made,
        node!.group ? { [node!.group.name]: answer } : { [name]: answer, ...which(node!, answer, other) },
      );
  }
  return made;
}

/** The beginning of a text as a name: its first sentence, or the words of it that there is place for. */
function beginning(text: string, most: number): string {
  const [line = ''] = linesOf(text);
  const sentence = (/^.{12,}?[.!?](?=\s)/u.exec(line)?.[0] ?? line).replace(/\.$/, '');
  const letters = [...sentence];
  if (letters.length <= most) return sentence;
  const short = letters.slice(0, most - 1).join('');
  return `${short.replace(/\s+\S*$/u, '')}…`;
}

function tracksOf(
  { track }: InterviewModels,
  { from, to }: { from: readonly string[]; to?: string | undefined },
  source: Answers,
): Answers[] {
  const name = track.nodes.get('name');
  const { maxLength = 120 } = (name?.question ?? {}) as { maxLength?: number };
  return from.flatMap((id): Answers | readonly Answers[] => {
    const text = textOf(own(source, id));
    const short = beginning(text, maxLength);
    const whole = short !== text.replace(/\.$/, '') && to !== undefined;
    return given(short)
      ? answersOf(track, { name: 'name', ...(whole && { [to]: 'text' }) }, { name: short, text })
      : [];
  });
}

/** A name made of what is named, the same every time (cyrb53, 53 bits): what is taken over twice is there once. */
function digestOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
  }
  return ((b ^ (a >>> 13)) >>> 0).toString(36) + ((a ^ (b >>> 16)) >>> 0).toString(36);
}

/** Plain data, whatever was given: without cycles, getters, prototypes. */
function plain(value: unknown): Answers {
  try {
    return recordOf(JSON.parse(JSON.stringify(value)));
  } catch {
    return {};
  }
}

/**
 * What a questionnaire's answers add to an interview. Never throws, and says nothing where something was said.
 * @param questionnaire its answers by id, as they are sent
 * @param answered the interview's, as `takeApart` takes them
 * @returns answers as a draft has them, each under a key of its own, and `taken/<key>` beside each; the same for the same
 */
export function prefill(models: InterviewModels, questionnaire: unknown, answered: Answers = {}): Answers {
  const { answers = {}, experiences, tracks } = models.definition.prefill ?? ({} as NonNullable<Interview['prefill']>);
  const source = plain(questionnaire);
  const there = takeApart(answered);
  const made: Record<string, Answer> = {};

  for (const [key, value] of Object.entries(answersOf(models.main, answers, source)))
    if (!given(own(there.main, key)) && !given(own(there.main, key.replace(/_other$/, '')))) made[key] = value;

  const line = (list: List, all: readonly Answers[], most: number, ...alike: string[]): void => {
    const before: readonly Told[] = there[list];
    const ids = new Set<string>();
    let place = most - before.length;
    for (const entry of all) {
      const said = JSON.stringify(entry);
      let id = '';
      for (let twin = 0; !id || ids.has(id); twin++) id = `${list === 'tracks' ? 't' : 'x'}${digestOf(said + twin)}`;
      ids.add(id);
      if (before.some((old) => old.id === id || isAbout(entry, old.answers, ...alike)) || place-- <= 0) continue;
      for (const key in entry) made[`${list}/${id}/${key}`] = entry[key];
    }
  };
  const { experience, ladder } = models.definition;
  if (experiences) {
    const lived = itemsOf(own(source, experiences.from)).map((item) =>
      answersOf(models.experience, experiences.fields, item),
    );
    line('experiences', lived.filter(given), experience.max, 'title', 'when');
  }
  if (tracks) line('tracks', tracksOf(models, tracks, source), ladder.max ?? MOST_TRACKS, 'name');

  for (const key of Object.keys(made)) made[`taken/${key}`] = true;
  return made;
}
