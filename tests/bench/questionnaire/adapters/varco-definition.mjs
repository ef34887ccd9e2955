import { pages } from '../workload.mjs';

const types = {
  radio: 'single',
  checkbox: 'multiple',
  dropdown: 'dropdown',
  comment: 'longtext',
  number: 'decimal',
  text: 'text',
};

const rule = ({ q, is }) => (is ? `\${${q}} === '${is}'` : `answered(\${${q}})`);

/** A workload as our own document: one section, or one a page. */
export const definitionOf = (load, paged) => ({
  id: 'bench',
  version: '1.0.0',
  locales: ['en'],
  title: 'Bench',
  sections: pages(load, paged).map((questions, i) => ({
    id: `s${i}`,
    title: `Page ${i + 1}`,
    questions: questions.map(({ id, title, type, options, visibleIf }) => ({
      id,
      type: types[type],
      label: title,
      ...(options && { options: options.map((value) => ({ value, label: value })) }),
      ...(visibleIf && { showIf: rule(visibleIf) }),
    })),
  })),
});
