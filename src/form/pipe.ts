import type { Form } from './form.ts';
import type { Path, QuestionState } from './types.ts';

/**
 * Puts answers into a text: `${org_name}` becomes the answer in words, and `…` while there is none or it is not asked.
 * @param path the question whose text it is: inside a group, the item's own fields are found first
 * @param words how an answer is said in the page's language
 */
export function pipe(template: string, path: Path, form: Form, words: (state: QuestionState) => string): string {
  if (!template.includes('${')) return template;
  const item = /^[^/]+\/\d+\//.exec(path)?.[0] ?? '';
  return template.replace(/\$\{([\w.]{1,130})\}/g, (_, id: string) => {
    const state = (item && form.state(item + id)) || form.state(id);
    return (state?.visible && words(state)) || '…';
  });
}
