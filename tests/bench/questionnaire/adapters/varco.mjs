import { definitionOf } from './varco-definition.mjs';

let definition, root;
/** The control or fieldset of a question: by id, which is indexed, so that looking costs the same at any size. */
const part = (id) => root?.getElementById(`q-${id}`);

export default {
  async prepare(load, paged, { stamped }) {
    definition = await definitionOf(load, paged, stamped);
  },
  load(host, { drafts }) {
    const element = document.createElement('varco-questionnaire');
    element.drafts = drafts;
    element.definition = definition;
    host.append(element);
    root = element.shadowRoot;
  },
  has: (id) => !!part(id),
  input: part,
  options: (id) => part(id).querySelectorAll('input'),
};
