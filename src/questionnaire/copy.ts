import { answerWords, say } from '../fields/index.ts';
import type { Session } from './session.ts';

/** The respondent's own copy: questions and answers as plain text, in the language they were given in. Call inside `withLocale`. */
export function copyOf(s: Session): string {
  const { code, receivedAt, id } = s.receipt ?? {};
  const lines = [say(s.model.definition.title, '', s), ''];
  if (code) lines.push(`${id}.${code}`, receivedAt ?? '', '');
  for (const { section, questions, visible } of s.form.sections) {
    if (!visible) continue;
    lines.push(`## ${say(section.title, '', s)}`, '');
    for (const state of questions)
      if (state.question.type !== 'note')
        lines.push(
          say(state.question.label, state.path, s),
          `  ${answerWords(state, s).replace(/\n/g, '\n  ') || '–'}`,
          '',
        );
  }
  return `\uFEFF${lines.join('\r\n')}`;
}
