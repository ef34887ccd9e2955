import { canonical, digest } from '../../../../src/contract/digest.ts';
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

/**
 * A workload as our own document: one section, or one a page. Stamped with its digest as a receiver publishes it, or as
 * its author wrote it: the element checks that one first.
 */
export async function definitionOf(load, paged, stamped) {
  const definition = {
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
  };
  return stamped ? { ...definition, digest: await digest(canonical(definition)) } : definition;
}
