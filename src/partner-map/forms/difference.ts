import { same } from '../../form/values.ts';
import { Form, type Answer, type Answers, type Model, type QuestionState } from '../../form/index.ts';

/** One question that is answered otherwise than the form began. Of a group, each item for itself. */
export interface Change {
  /** as it is now; of an item that was taken out, as it was */
  readonly state: QuestionState;
  /** its state before and now; undefined where it was not there */
  readonly before: QuestionState | undefined;
  readonly now: QuestionState | undefined;
  /** of a group: number of the item, and what changed inside one that was there before */
  readonly item?: number;
  readonly within?: readonly Change[];
}

const itemKey = (fields: readonly QuestionState[]): Answer =>
  fields.find(({ question }) => question.id === 'of')?.value;

/** The form as it began. */
export function begun(model: Model, known: Answers | undefined): Form {
  return new Form(model, { answers: known });
}

/** Is it said by both in the same way? Spaces around a text are no change. */
const alike = (a: QuestionState | undefined, b: QuestionState | undefined): boolean => {
  const value = (state: QuestionState | undefined): Answer =>
    typeof state?.value === 'string' ? state.value.trim() || undefined : state?.value;
  return same(value(a), value(b));
};

function items(before: QuestionState, now: QuestionState): Change[] {
  const old = before.items.map(({ fields }) => fields);
  const found = now.items.flatMap(({ index, fields }): Change[] => {
    const was = itemKey(fields) === undefined ? undefined : old.find((each) => itemKey(each) === itemKey(fields));
    if (!was) return [{ state: now, before: undefined, now, item: index }];
    const within = fields.flatMap((field, i) =>
      alike(was[i], field) ? [] : [{ state: field, before: was[i], now: field }],
    );
    return within.length ? [{ state: now, before, now, item: index, within }] : [];
  });
  const left = before.items.filter(({ fields }) => !now.items.some((item) => itemKey(item.fields) === itemKey(fields)));
  return [...found, ...left.map(({ index }) => ({ state: before, before, now: undefined, item: index }))];
}

/** What is answered otherwise in `now` than in `was`, two forms of one model, in the order of the questions. */
export function difference(was: Form, now: Form, sections: readonly string[]): Change[] {
  const questions = now.model.sections
    .filter(({ id }) => sections.includes(id))
    .flatMap((section) => section.questions);
  return questions.flatMap(({ id, type }) => {
    const [before, after] = [was.state(id)!, now.state(id)!];
    // what helps to answer others is no answer itself
    if (id === 'find' || (!before.visible && !after.visible)) return [];
    if (type === 'group') return items(before, after);
    return alike(before, after) ? [] : [{ state: after, before, now: after }];
  });
}
