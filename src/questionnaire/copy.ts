import { answerWords, say } from '../fields/index.ts';
import { withLocale } from '../locale/index.ts';
import type { View } from './view.ts';

/** The respondent's own copy: questions and answers as plain text, in the language they were given in. */
export function copyOfAnswers(view: View): string {
  const { session, locale } = view;
  const { definition } = session.form.model;
  return withLocale(locale, () => {
    const lines = [say(definition.title, '', view), ''];
    const { receipt } = session;
    if (receipt?.code) lines.push(`${receipt.id}.${receipt.code}`, receipt.receivedAt ?? '', '');
    for (const { section, questions, visible } of session.form.sections) {
      if (!visible) continue;
      lines.push(`## ${say(section.title, '', view)}`, '');
      for (const state of questions) {
        if (state.question.type === 'note') continue;
        lines.push(say(state.question.label, state.path, view), `  ${answerWords(state, view).replace(/\n/g, '\n  ') || '–'}`, '');
      }
    }
    return `\uFEFF${lines.join('\r\n')}`;
  });
}
