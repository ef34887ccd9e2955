import { html, nothing, type TemplateResult } from 'lit';
import { msg, plural, str } from '../../../locale/index.ts';
import type { Viewing } from '../../viewing.ts';
import { chosen, pick } from '../state.ts';
import { askTexts, narrowed, pageOf, written, type Asked } from '../texts.ts';
import { select } from './parts.ts';

/** Asks for the texts of a question. What comes after another token was given is let go. */
async function ask(s: Viewing, question: string, after?: Extract<Asked, { state: 'ready' }>): Promise<void> {
  const { token, asked = new Map<string, Asked>() } = chosen(s);
  if (!token) return;
  if (!after) asked.set(question, { state: 'loading' });
  pick(s, { asked, texts: question, page: after ? chosen(s).page : 0 });
  const came = await askTexts(s, question, token, after);
  if (chosen(s).token !== token || chosen(s).asked !== asked) return;
  asked.set(question, came.state === 'failed' && after ? after : came);
  if (came.state === 'failed' && came.why === 'refused') pick(s, { token: undefined, asked: undefined, refused: true });
  else pick(s, { refused: false });
}

/** The field of the token: what is typed in it stays in this page's memory. */
function tokenForm(s: Viewing, first: string): TemplateResult {
  const { refused, texts } = chosen(s);
  const submit = (event: Event): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector('input')!;
    const token = field.value.trim();
    if (!token) return;
    field.value = '';
    pick(s, { token, asked: new Map(), refused: false });
    void ask(s, texts ?? first);
  };
  return html`<form class="choices" autocomplete="off" @submit=${submit}>
    <div class="choice">
      <label for="late-token">${msg('Administrator’s token', { id: 's-token' })}</label>
      <input
        id="late-token"
        type="password"
        autocomplete="off"
        spellcheck="false"
        required
        aria-invalid=${refused ? 'true' : nothing}
        aria-describedby="late-token-help"
      />
    </div>
    <button>${msg('Read the texts', { id: 's-read-texts' })}</button>
    <p class="small" id="late-token-help">
      ${
        refused
          ? html`<span role="alert" class="wrong"
              >${msg('This token opens no texts. Check it, then try again.', { id: 's-token-wrong' })}</span
            >`
          : msg('Texts are for those who run the programme. The token is forgotten when you leave this page.', {
              id: 's-token-help',
            })
      }
    </p>
  </form>`;
}

/** Texts that came, narrowed and a page at a time. */
function list(s: Viewing, question: string, told: Extract<Asked, { state: 'ready' }>): TemplateResult {
  const { query = '', page: wanted = 0 } = chosen(s);
  const found = narrowed(told.texts, query);
  const { items, page, pages } = pageOf(found, wanted);
  const turn = (by: number): void => pick(s, { page: page + by });
  return html`<div class="choices">
      <div class="choice">
        <label for="late-query">${msg('Texts in which there is', { id: 's-query', desc: 'Label of a search field' })}</label>
        <input
          id="late-query"
          type="search"
          autocomplete="off"
          .value=${query}
          @input=${({ target }: Event) => pick(s, { query: (target as HTMLInputElement).value, page: 0 })}
        />
      </div>
    </div>
    <p role="status">
      ${plural(s.locale, found.length, {
        one: msg(str`{n} text of ${s.number(told.n)}`, { id: 's-texts-one' }),
        other: msg(str`{n} texts of ${s.number(told.n)}`, { id: 's-texts-other' }),
      })}
    </p>
    <ul class="texts">
      ${items.map((text) => html`<li dir="auto">${text}</li>`)}
    </ul>
    ${
      pages > 1
        ? html`<div class="choices">
            <button ?disabled=${!page} @click=${() => turn(-1)}>${msg('Previous texts', { id: 's-texts-previous' })}</button>
            <span>${msg(str`Page ${s.number(page + 1)} of ${s.number(pages)}`, { id: 's-page' })}</span>
            <button ?disabled=${page + 1 >= pages} @click=${() => turn(1)}>${msg('Next texts', { id: 's-texts-next' })}</button>
          </div>`
        : nothing
    }
    ${
      told.next
        ? html`<button @click=${() => void ask(s, question, told)}>
            ${msg('Load more texts', { id: 's-texts-more' })}
          </button>`
        : nothing
    }`;
}

function answered(s: Viewing, question: string, told: Asked | undefined): unknown {
  if (!told) return nothing;
  if (told.state === 'ready')
    return told.texts.length
      ? list(s, question, told)
      : html`<p>${msg('Nobody wrote anything here.', { id: 's-texts-none' })}</p>`;
  if (told.state === 'loading')
    return html`<progress class="wait" aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>`;
  if (told.why === 'missing')
    return html`<p class="notice" role="alert">
      ${msg('Where these results come from, the texts of this question are not given.', { id: 's-texts-missing' })}
    </p>`;
  return html`<div class="notice error" role="alert">
    <p>
      ${msg('This part of the page could not be loaded. Check the connection, then try again.', {
        id: 'element-unreachable',
      })}
    </p>
    <button @click=${() => void ask(s, question)}>${msg('Try again', { id: 'element-retry' })}</button>
  </div>`;
}

/** What was written in free text, for who has the administrator's token; never on paper. */
export function texts(s: Viewing): unknown {
  const questions = written(s);
  if (!questions.length) return nothing;
  const { token, texts: wanted, asked } = chosen(s);
  const question = questions.find(({ id }) => id === wanted)?.id ?? questions[0]!.id;
  return token
    ? html`<div class="choices">
            ${select(
              'texts-of',
              msg('Question', { id: 's-question' }),
              questions.map(({ id, label }) => ({ value: id, label })),
              question,
              (id) => {
                pick(s, { query: '', texts: id, page: 0 });
                if (asked?.get(id)?.state !== 'ready') void ask(s, id);
              },
            )}
            <button @click=${() => pick(s, { token: undefined, asked: undefined, query: '' })}>
              ${msg('Close the texts', { id: 's-texts-close' })}
            </button>
          </div>
          ${answered(s, question, asked?.get(question))}`
    : tokenForm(s, question);
}
