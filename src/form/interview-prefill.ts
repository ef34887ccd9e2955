import type { Interview } from '../contract/interview.ts';
import { nearest } from '../contract/nearest.ts';
import type { Field, Question } from '../contract/questionnaire.ts';
import type { InterviewForm } from './interview.ts';

/** Where something of a document stands, how a mistake is told, and a question with its place. */
export type Place = readonly (string | number)[];
export type Fail = (place: Place, found: unknown, expected: string, hint?: string) => void;
export type Standing = { readonly question: Question | Field; readonly place: Place };

/** What nobody can answer for the person, or elsewhere. */
const UNTAKEN = ['consent', 'note', 'calculated', 'file'];
const PARTS: Record<InterviewForm, string> = { main: 'the phases', experience: 'the steps', track: 'the ladder' };

/** What an interview takes over goes to questions that are there, of a type that an answer of elsewhere can be put in. */
export function inspectPrefill({ id, prefill }: Interview, forms: Record<InterviewForm, Standing[]>, fail: Fail): void {
  if (!prefill) return;
  const { about, answers = {}, experiences, tracks } = prefill;
  if (about === id) fail(['prefill', 'about'], about, 'the id of a questionnaire: this is the interview itself');

  const targets = (form: InterviewForm, names: readonly string[], place: Place) => {
    const asked = new Map<string, Question | Field>();
    for (const { question } of forms[form]) {
      asked.set(question.id, question);
      if (question.type === 'group')
        for (const field of question.fields) asked.set(`${question.id}.${field.id}`, field);
    }
    const groups = new Set<string>();
    for (const name of names) {
      const at = [...place, name];
      const found = asked.get(name);
      const [group, field] = name.split('.') as [string, string?];
      if (!found) fail(at, name, `a question of ${PARTS[form]}`, nearest(name, [...asked.keys()]));
      else if (found.type === 'group') fail(at, name, `a field of the group, such as "${name}.${found.fields[0]?.id}"`);
      else if (UNTAKEN.includes(found.type))
        fail(at, found.type, 'a question of another type: this is not taken from elsewhere');
      else if (field && groups.has(group)) fail(at, name, `one field of "${group}" only: each answer is an item of it`);
      if (field) groups.add(group);
    }
  };
  targets('main', Object.keys(answers), ['prefill', 'answers']);
  targets('experience', Object.keys(experiences?.fields ?? {}), ['prefill', 'experiences', 'fields']);
  if (!tracks) return;
  const place = ['prefill', 'tracks'];
  const named = forms.track.some(({ question }) => question.id === 'name');
  if (!named) fail(place, undefined, 'a question "name" in the ladder, to begin a practice with');
  const { to } = tracks;
  const texts = forms.track.map(({ question }) => question).filter((q) => q.type === 'text' || q.type === 'longtext');
  const ids = texts.map((question) => question.id);
  if (to !== undefined && !ids.includes(to)) fail([...place, 'to'], to, 'a text of the ladder', nearest(to, ids));
}
