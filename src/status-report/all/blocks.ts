import type { Results } from '../../contract/results.ts';
import { msg } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';
import type { Fold } from './folds.ts';

/** What comes after all questions, and later than they do: what is in it is drawn by `views/late.ts`. */
export type BlockId = 'needs' | 'groups' | 'factors' | 'cross' | 'texts' | 'files';
export interface Block extends Fold {
  readonly block: BlockId;
}

/** Whether respondents wrote anything in free text that may be read: not who they are, nor what is sensitive. */
const isWritten = (s: Viewing): boolean =>
  s.model.sections.some(({ questions = [] }) =>
    questions.some(
      (q) =>
        q.type !== 'note' &&
        q.data !== 'identity' &&
        !q.sensitive &&
        (q.type === 'text' || q.type === 'longtext' || ('other' in q && !!q.other)),
    ),
  );

/** Those that a report has. To be called while rendering. */
export function blocksOf(s: Viewing, { groups, overall, experiences }: Results): Block[] {
  const { definition, nodes, kind } = s.model;
  const has = {
    needs: definition.report?.needs?.some((id) => nodes.has(id)) && msg('What is needed', { id: 's-needs' }),
    groups:
      Object.keys(groups).some((id) => nodes.has(id)) &&
      (definition.dimensions?.length || overall) &&
      msg('Groups compared', { id: 's-groups' }),
    factors: kind === 'interview' && experiences && msg('What made experiences succeed or fail', { id: 's-factors' }),
    cross: nodes.size > 1 && msg('Two questions, one by the other', { id: 's-cross' }),
    texts: isWritten(s) && msg('What they wrote', { id: 's-texts' }),
    files: msg('Take the report with you', { id: 's-files' }),
  };
  const off: Partial<Record<BlockId, boolean>> = { cross: !s.rows, texts: true, files: true };
  return (Object.keys(has) as BlockId[]).flatMap((block) => {
    const title = has[block];
    return title ? [{ block, id: `late-${block}`, title, off: off[block] ?? false }] : [];
  });
}
