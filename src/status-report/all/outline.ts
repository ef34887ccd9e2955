import type { Results } from '../../contract/results.ts';
import { msg } from '../../locale/index.ts';
import { own, type Asked, type Reading } from './words.ts';

/** A section of the report: what is asked in it. The first is about all together, and begins with what is told of them. */
export interface Part {
  /** of its own within the report */
  readonly id: string;
  readonly title: string;
  readonly asked: readonly Asked[];
}

/** Types of which no more is told than how many answered. */
const counted = new Set('text longtext date time email url phone place file group'.split(' '));

/** Whether a question's figure would be one line only. */
export const isCounted = (type: string): boolean => counted.has(type);

/** Most questions of origin that are taken by themselves, where the definition names none. */
const FEW = 3;

/** The questions that tell where respondents come from: those that the definition names, else the first that group. */
export function originsOf({ model }: Reading, results: Results): Asked[] {
  const ids = model.definition.report?.origins ?? Object.keys(results.groups).slice(0, FEW);
  return ids.flatMap((id) => {
    const node = model.nodes.get(id);
    return node && own(results.questions, id) && !isCounted(node.question.type) ? [node.question] : [];
  });
}

/** Every question in its section, each once. To be called while rendering. */
export function outlineOf(s: Reading, results: Results): Part[] {
  const origins = originsOf(s, results);
  const shown = new Set<string>(origins.map(({ id }) => id));
  const parts: Part[] = [{ id: '-all', title: msg('Who answered', { id: 's-a-overview' }), asked: origins }];
  for (const { id, title, questions = [] } of s.model.sections) {
    const asked = questions.filter((q) => q.type !== 'note' && !shown.has(q.id));
    for (const q of asked) shown.add(q.id);
    if (asked.length) parts.push({ id, title: s.text(title), asked });
  }
  const unknown = Object.entries(results.questions).filter(([id]) => !shown.has(id) && !s.model.nodes.has(id));
  if (unknown.length)
    parts.push({
      id: '-other',
      title: msg('Questions of another version', { id: 's-a-unknown' }),
      asked: unknown.map(([id, { type }]) => ({ id, type, label: id }) as Asked),
    });
  return parts;
}
