import { DefinitionError, jsonPath, show, type AuthorIssue } from '../contract/author-issue.ts';
import { interviewShape } from '../contract/generated/interview.shape.ts';
import type { Interview } from '../contract/interview.ts';
import { nearest } from '../contract/nearest.ts';
import type { Field, Question } from '../contract/questionnaire.ts';
import { read } from '../contract/shape.ts';
import { MOST } from './build.ts';
import { inspect } from './compile.ts';
import { interviewForms, interviewModels, type InterviewForm, type InterviewModels } from './interview.ts';
import { inspectPrefill, type Fail, type Place, type Standing } from './interview-prefill.ts';
import { addPatterns } from './patterns.ts';

const words = 'text|longtext';
const five = 'scale 1-5';

/** What questions mean goes by their ids: `type`, or `{ type of the group, its fields }`. One that is not there is not missed. */
type Convention = string | { readonly [field: string]: string };
const conventions: Record<InterviewForm, Readonly<Record<string, Convention>>> = {
  main: {
    why: words,
    what: words,
    where: 'country',
    with: { name: words, kind: 'single', country: 'country', state: 'single' },
    move: 'single',
    strengths: 'longtext',
    weaknesses: 'longtext',
    opportunities: 'longtext',
    threats: 'longtext',
    chain_inputs: words,
    chain_activities: words,
    chain_outputs: words,
    chain_outcomes: words,
    chain_assumptions: words,
    actions: { action: words, track: words, owner_role: words, by: 'date', indicator: words, need: 'single' },
    policy: words,
    stop: words,
  },
  experience: {
    title: 'text',
    when: 'date',
    where_country: 'country',
    where_city: 'text',
    mood: five,
    channel: 'single',
    outcome: 'single',
    intent: 'single',
    enablers: 'multiple',
    factors: { factor: 'single', weight: five, control: 'single', note: words },
    kept: { element: words, kind: 'single' },
    causes_pos: { text: words, tag: 'single' },
    shareable: 'single',
  },
  track: {
    name: 'text',
    tests: 'multiple',
    conditions_text: words,
    steps: words,
    rung: 'single',
    override_reason: words,
    next_step: words,
    share: 'single',
  },
};

/** Names that the answers of an interview use themselves. */
const reserved: Record<InterviewForm, readonly string[]> = {
  main: ['experiences', 'tracks', 'evidence', 'edits', 'taken', 'mode'],
  experience: ['id', 'explore', 'turning'],
  track: ['id', 'experiences', 'proposed'],
};
/** Values by which one agrees that what was told is shared. */
const SHARING = ['no', 'anonymous', 'named'];
const special = ['timeline', 'loop', 'mirror', 'ladder', 'frame', 'close'];

const isOf = (type: string, q: Question | Field): boolean =>
  type === five ? q.type === 'scale' && q.min === 1 && q.max === 5 : type.split('|').includes(q.type);

/** From the place in the questionnaire that the engine saw to the place in the interview. */
const home: Record<InterviewForm, (path: string) => string> = {
  main: (path) => path.replace(/^\$\.sections/, '$.phases'),
  experience: (path) => path.replace(/^\$\.sections/, '$.experience.steps'),
  track: (path) => path.replace(/^\$\.sections\[0\]/, '$.ladder'),
};

/** The questions of each form, with where they stand in the interview. */
function standing({ phases, experience, ladder }: Interview): Record<InterviewForm, Standing[]> {
  const at = (questions: readonly Question[] | undefined, place: Place): Standing[] =>
    (questions ?? []).map((question, i) => ({ question, place: [...place, 'questions', i] }));
  return {
    main: phases.flatMap(({ questions }, i) => at(questions, ['phases', i])),
    experience: experience.steps.flatMap(({ questions }, i) => at(questions, ['experience', 'steps', i])),
    track: at(ladder.questions, ['ladder']),
  };
}

/**
 * Everything wrong with an interview, each at its JSON path: its shape first; then its forms as questionnaires, the types
 * of the questions that mean something, and the values that the definition names.
 * @param document the interview, as parsed JSON
 */
export function inspectInterview(document: unknown): AuthorIssue[] {
  let definition: Interview;
  try {
    definition = read<Interview>(interviewShape, document);
  } catch (error) {
    return [...(error as DefinitionError).issues];
  }
  const issues: AuthorIssue[] = [];
  const fail: Fail = (place, found, expected, hint) =>
    void issues.push({ path: jsonPath(place), found: show(found), expected, hint });
  const forms = standing(definition);
  const { phases, experience, ladder } = definition;

  phases.forEach(({ kind }, i) => {
    if (special.includes(kind) && phases.findIndex((p) => p.kind === kind) < i)
      fail(['phases', i, 'kind'], kind, 'this kind once only');
  });
  for (const name of Object.keys(forms) as InterviewForm[])
    for (const { question, place } of forms[name]) {
      if (reserved[name].includes(question.id))
        fail([...place, 'id'], question.id, 'another id: the answers of an interview have a member of this name');
      inspectConvention(question, place, conventions[name], fail);
    }
  inspectValues(definition, forms, fail);
  inspectBounds(experience, ladder.max, fail);
  inspectPrefill(definition, forms, fail);
  const own = issues.length;

  for (const [name, questionnaire] of Object.entries(interviewForms(definition)) as [InterviewForm, unknown][]) {
    const beyond = `$.ladder.questions[${ladder.questions.length}]`;
    for (const issue of inspect(questionnaire)) {
      const path = home[name](issue.path);
      // what the ladder proposes is worked out from its rungs: the author finds the mistake there, if not told already
      if (name !== 'track' || !path.startsWith(beyond)) issues.push({ ...issue, path });
      else if (!own) issues.push({ ...issue, path: '$.ladder.rungs' });
    }
  }
  return issues;
}

function inspectConvention(
  question: Question,
  place: Place,
  meant: Readonly<Record<string, Convention>>,
  fail: Fail,
): void {
  const wanted = Object.hasOwn(meant, question.id) ? meant[question.id]! : undefined;
  if (wanted === undefined) return;
  const judge = (q: Question | Field, at: Place, type: string): void => {
    if (!isOf(type, q))
      fail([...at, 'type'], q.type, `${type.replace('|', ' or ').replace('1-5', 'from 1 to 5')}, as "${q.id}" is read`);
  };
  if (typeof wanted === 'string') judge(question, place, wanted);
  else if (question.type !== 'group') judge(question, place, 'group');
  else
    question.fields.forEach((field, i) => {
      if (Object.hasOwn(wanted, field.id)) judge(field, [...place, 'fields', i], wanted[field.id]!);
    });
  if (question.id === 'where_country' && question.type === 'country' && question.multiple)
    fail([...place, 'multiple'], true, 'one country: an experience stands in one');
}

/** Values named outside the questions that offer them. A question that is not there has none to compare with. */
function inspectValues(definition: Interview, forms: Record<InterviewForm, Standing[]>, fail: Fail): void {
  const { experience, ladder, optionSets } = definition;
  const find = (form: InterviewForm, id: string, field?: string): Question | Field | undefined => {
    const found = forms[form].find(({ question }) => question.id === id)?.question;
    if (field === undefined) return found;
    return found?.type === 'group' ? found.fields.find((f) => f.id === field) : undefined;
  };
  const valuesOf = (q: Question | Field | undefined): string[] | undefined => {
    if (q?.type !== 'single' && q?.type !== 'multiple') return undefined;
    const set = q.optionSet === undefined ? undefined : optionSets?.[q.optionSet];
    const options = q.options ?? (Array.isArray(set) ? set : []);
    return [...options.map((o) => o.value), ...(q.other ? ['other'] : [])];
  };
  const among = (found: readonly string[], place: Place, values: readonly string[] | undefined, what: string) =>
    found.forEach((value, i) => {
      if (values && !values.includes(value)) fail([...place, i], value, what, nearest(value, values));
    });

  const outcomes = valuesOf(find('experience', 'outcome'));
  const controls = valuesOf(find('experience', 'factors', 'control'));
  const tests = valuesOf(find('track', 'tests'));
  among(experience.success, ['experience', 'success'], outcomes, 'an option of "outcome"');
  among(experience.failure, ['experience', 'failure'], outcomes, 'an option of "outcome"');
  among(experience.ours, ['experience', 'ours'], controls, 'an option of "control" in "factors"');
  experience.failure.forEach((value, i) => {
    if (experience.success.includes(value))
      fail(['experience', 'failure', i], value, 'an outcome that is not among "success"');
  });

  const rungs = ladder.rungs.map(({ value }) => value);
  ladder.rungs.forEach(({ value, all = [], any = [] }, i) => {
    const place = ['ladder', 'rungs', i];
    if (rungs.indexOf(value) < i) fail([...place, 'value'], value, 'a value of its own: it stands twice');
    among(all, [...place, 'all'], tests, 'an option of "tests"');
    among(any, [...place, 'any'], tests, 'an option of "tests"');
    const last = i === rungs.length - 1;
    const conditions = all.length + any.length;
    if (last && conditions) fail(place, [...all, ...any], 'no condition: the last rung is for all the others');
    if (!last && !conditions) fail(place, value, '"all" or "any": without tests no lower rung is ever reached');
  });
  const offers = (form: InterviewForm, id: string, values: readonly string[], what: string) => {
    const asked = forms[form].find(({ question }) => question.id === id);
    for (const value of valuesOf(asked?.question) ?? [])
      if (!values.includes(value))
        fail([...asked!.place, 'options'], value, `${what}: ${values.join(', ')}`, nearest(value, values));
  };
  offers('track', 'rung', rungs, 'a rung of the ladder');
  // another word would be no consent to whoever publishes (receiver/routes/practices.ts)
  offers('experience', 'shareable', SHARING, 'one of the values that are read');
  offers('track', 'share', SHARING, 'one of the values that are read');
}

function inspectBounds({ max, explore }: Interview['experience'], tracks: number | undefined, fail: Fail): void {
  if (max < 1 || max > MOST) fail(['experience', 'max'], max, `from 1 to ${MOST}`);
  if (explore.min > explore.max) fail(['experience', 'explore', 'max'], explore.max, `at least min (${explore.min})`);
  if (explore.max > max) fail(['experience', 'explore', 'max'], explore.max, `at most the experiences' max (${max})`);
  if (tracks !== undefined && (tracks < 1 || tracks > MOST)) fail(['ladder', 'max'], tracks, `from 1 to ${MOST}`);
}

/**
 * Checks an interview and makes it ready to be answered and judged.
 * @throws DefinitionError naming every mistake
 */
export function compileInterview(document: unknown): InterviewModels {
  const issues = inspectInterview(document);
  if (issues.length) throw new DefinitionError(issues);
  const models = interviewModels(document as Interview);
  for (const model of [models.main, models.experience, models.track]) addPatterns(model);
  return models;
}
