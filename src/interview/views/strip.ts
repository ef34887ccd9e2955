import { html, nothing } from 'lit';
import { msg } from '../../locale/index.ts';
import type { Entry } from '../entry.ts';
import type { InterviewSitting } from '../sitting.ts';
import { years } from './count.ts';
import { inOrder, titleOf } from './entries.ts';
import { shapeIcon, went } from './shape.ts';

const shown = new WeakMap<InterviewSitting, Entry>();

/** Brings the card of the experience that is shown now into the part of the strip that is seen; the page stays. */
async function reveal(s: InterviewSitting, entry: Entry | undefined): Promise<void> {
  if (!entry || shown.get(s) === entry) return;
  shown.set(s, entry);
  await s.updateComplete;
  const card = s.root.querySelector<HTMLElement>('.strip [aria-current]');
  card?.closest('.wide')?.scrollTo({ left: card.offsetLeft - 16 });
}

interface Card {
  /** what it was made of */
  readonly of: readonly [sent: unknown, locale: string];
  readonly title: string;
  readonly when: string;
  readonly went: ReturnType<typeof went>;
}
const cards = new WeakMap<Entry, Card>();

/** What a card says; worked out again only when the experience or the language is another. */
function card(s: InterviewSitting, entry: Entry): Card {
  const of = [entry.sent, s.locale] as const;
  const before = cards.get(entry);
  if (before && before.of.every((part, i) => part === of[i])) return before;
  const when = years(s, [entry]) || msg('no date', { id: 'i-undated' });
  const made = { of, title: titleOf(entry), when, went: went(s, entry) };
  cards.set(entry, made);
  return made;
}

/**
 * The timeline at hand at the foot of what comes after it: a card for each experience, the way to it and, by Continue,
 * back to where one was. Nothing before the timeline, and on it.
 */
export function strip(s: InterviewSitting): unknown {
  const { step, phases } = s;
  const at = step.phase ? phases.indexOf(step.phase) : phases.length;
  const home = phases.findIndex(({ kind }) => kind === 'timeline');
  const line = inOrder(s.experiences);
  if (home < 0 || at < home || (at === home && !step.open) || !line.length) return nothing;
  void reveal(s, step.entry);
  const name = msg('Your experiences', { id: 'i-strip', desc: 'Cards at the foot of the page' });
  // what scrolls is no stop of its own for the keyboard (Firefox makes it one): its cards are
  return html`<nav class="strip" aria-label=${name}>
    <details open>
      <summary>${name}</summary>
      <div class="wide" tabindex="-1">
        <ol>
          ${line.map((entry) => {
            const { title, when, went: how } = card(s, entry);
            return html`<li>
              <button aria-current=${entry === step.entry ? 'true' : nothing} @click=${() => s.visit(entry)}>
                <span class="muted">${shapeIcon(how.shape, entry.marks.turning === true)}${when}</span>
                <bdi>${title}</bdi><span class="unseen">, ${how.words}</span>
              </button>
            </li>`;
          })}
        </ol>
      </div>
    </details>
  </nav>`;
}
