import { html, nothing } from 'lit';
import { msg } from '../../locale/index.ts';
import { figure } from '../figures/figure.ts';
import type { Viewing } from '../viewing.ts';
import { late } from './lazy.ts';

/** What all answered together, for the public body. */
export function all(s: Viewing): unknown {
  const { results } = s;
  if (results?.state !== 'ready') return html`<p>${msg('Loading…', { id: 'element-loading' })}</p>`;
  const { questions } = results.value;
  const told = s.model.sections.map(({ questions: asked }) =>
    asked.map((question) => {
      const told = questions[question.id];
      const options = s.model.nodes.get(question.id)?.options ?? [];
      if (!told?.counts || question.type === 'note') return nothing;
      const items = options.map(({ value, label }) => {
        const count = told.counts?.[value] ?? null;
        return { label: s.text(label), value: count, said: count === null ? '' : s.number(count) };
      });
      const rows = items.map(({ label, value }) => [label, value]);
      return figure(
        s,
        {
          id: question.id,
          title: s.text(question.label),
          sentence: '',
          chart: { kind: 'bars', items },
          table: { columns: ['', 'n'], rows },
        },
        s.host.depth + 1,
      );
    }),
  );
  return html`${told}${late(s, ({ more }) => more(s), nothing)}`;
}
