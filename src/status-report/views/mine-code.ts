import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '../../locale/index.ts';
import { mineOf, type Asked, type Slot } from '../mine/mine.ts';
import type { Viewing } from '../viewing.ts';

function words(s: Viewing, asked: Asked): string | undefined {
  switch (asked) {
    case 'wrong':
      return msg('This code opens nothing here. Check that it is whole.', { id: 'q-code-wrong' });
    case 'other':
      return msg(str`This code is not of “${s.text(s.model.definition.title)}”: it opens no picture here.`, {
        id: 's-mine-code-other',
      });
    case 'gone':
      return msg('The answers of this code have been deleted.', { id: 's-mine-code-gone' });
    case 'away':
      return msg('The answers cannot be fetched now. Check the connection, then try again.', {
        id: 's-mine-code-away',
      });
    case 'same':
      return msg('This code opens the answers that you see. Enter that of earlier ones.', { id: 's-mine-code-same' });
    case 'another':
      return msg('These are the answers of another organisation: they are not compared.', {
        id: 's-mine-code-another',
      });
  }
  return undefined;
}

/** A place for the code of a receipt. It goes to the endpoint in a header, and stays nowhere. */
export function codeForm(s: Viewing, slot: Slot): TemplateResult {
  const mine = mineOf(s);
  const asked = mine.asked[slot];
  const said = words(s, asked);
  const busy = asked === 'busy';
  const id = `code-${slot}`;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!busy) void mine.open(slot, (event.target as HTMLFormElement).querySelector('input')!.value);
  };
  return html`<form class="code" @submit=${submit}>
    <label for=${id}>
      ${
        slot === 'own'
          ? msg('Receipt code', { id: 'q-code' })
          : msg('Receipt code of the earlier answers', { id: 's-mine-code-earlier' })
      }
    </label>
    <div class="row">
      <input
        id=${id}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${said ? 'true' : nothing}
        aria-describedby="${id}-help ${id}-said"
      />
      <button class=${slot === 'own' ? 'primary' : nothing} aria-disabled=${busy ? 'true' : nothing}>
        ${
          slot === 'own'
            ? msg('Show my picture', { id: 's-mine-code-show' })
            : msg('Compare', { id: 's-mine-code-compare', desc: 'With the earlier answers' })
        }
      </button>
    </div>
    <p class="muted small" id="${id}-help">
      ${msg(
        'You received it when the questionnaire was sent. It is used only to fetch your answers, and is kept nowhere.',
        {
          id: 's-mine-code-help',
        },
      )}
    </p>
    <div id="${id}-said" role="alert">${said ? html`<p class="notice error">${said}</p>` : nothing}</div>
    ${busy ? html`<p class="wait muted" role="status">${msg('Loading…', { id: 'element-loading' })}</p>` : nothing}
  </form>`;
}
