import { html } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg, str } from '../../locale/index.ts';
import type { Highlight } from '../mine/highlight.ts';
import { named, placeInGroup, placeSaid, scoreSaid, type Shown } from './mine-words.ts';

/** The one big sentence, which takes the focus when a picture comes. */
export const sentence = (of: Shown, what: Highlight): unknown =>
  html`${heading(of.level, msg('Your picture', { id: 's-picture' }))}
    <p class="sentence" id="picture" tabindex="-1">${said(of, what)}</p>`;

function said({ s }: Shown, what: Highlight): string {
  switch (what.kind) {
    case 'none':
      return msg('Too few questions were answered to say where you stand in any dimension.', {
        id: 's-mine-high-none',
      });
    case 'one': {
      const { dimension } = what;
      const [name, place] = [named(s, [dimension]), placeSaid(s, dimension) ?? scoreSaid(s, dimension.score)];
      return msg(str`Your answers tell of one dimension alone, ${name}: ${place}.`, { id: 's-mine-high-one' });
    }
    case 'level': {
      const [n, first] = [s.number(what.all.length), what.all[0]!];
      const stand = what.by === 'group' ? placeInGroup(first.place!) : scoreSaid(s, first.score);
      return msg(
        str`You stand alike in all ${n} dimensions that can be told: ${stand}. Begin where it matters most to you.`,
        {
          id: 's-mine-high-level',
        },
      );
    }
    case 'both': {
      const [best, weakest] = [named(s, what.best), named(s, what.weakest)];
      const first = what.best[0]!;
      if (what.by === 'group') {
        // not as many answered each of several dimensions
        const alike = what.best.every(({ group }) => group?.n === first.group?.n);
        const place = alike ? placeSaid(s, first)! : placeInGroup(first.place!);
        return msg(str`You are strongest in ${best}: ${place}. The place to begin again: ${weakest}.`, {
          id: 's-mine-high-group',
        });
      }
      const [high, low] = [scoreSaid(s, first.score), scoreSaid(s, what.weakest[0]!.score)];
      return msg(str`Your highest score is in ${best} (${high}). The place to begin again: ${weakest} (${low}).`, {
        id: 's-mine-high-score',
      });
    }
  }
}
