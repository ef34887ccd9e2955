import { html } from 'lit';
import { msg } from '../../locale/index.ts';
import type { InsetForm } from '../../respondent/inset.ts';
import type { Browsing } from '../browsing.ts';
import { pickerOf } from './picking.ts';

type Forms = typeof import('../forms/forms.ts');
type Inset = ReturnType<Forms['Inset']['of']>;

/** The form that a panel shows, by the panel's name; undefined until it is there, `failed` where it could not be had. */
const shown = new WeakMap<Browsing, { panel: string; inset?: Inset; failed?: boolean }>();

/** Which form a panel is: `contact:ica`, `contact:ica:op-1` about one of its opportunities, `help`, `correct:ica` … */
async function formOf(s: Browsing, forms: Forms, name: string, about: string | undefined): Promise<InsetForm> {
  const { model } = s;
  const [id = '', opportunity] = (about ?? '').split('/');
  const partner = model.number(id) ?? 0;
  const to = {
    model,
    partner,
    opportunity: model.partner(partner).opportunities?.find((one) => one.id === opportunity),
  };
  switch (name) {
    case 'contact':
      return forms.contact(to);
    case 'meeting':
      return forms.meeting(to);
    case 'help':
      return forms.help(model);
    default:
      return forms.propose({
        model,
        locale: s.locale,
        partner: name === 'correct' ? partner : undefined,
        picker: pickerOf(s),
      });
  }
}

async function begin(s: Browsing, name: string, about: string | undefined): Promise<void> {
  const here = { panel: s.panel! };
  shown.set(s, here);
  try {
    const forms = await import('../forms/forms.ts');
    const inset = forms.Inset.of(s.host.element, await formOf(s, forms, name, about));
    if (shown.get(s) !== here) return;
    shown.set(s, { ...here, inset });
    await inset.open({ opener: null, onclose: () => s.closePanel() });
  } catch {
    shown.set(s, { ...here, failed: true });
    s.host.requestUpdate();
  }
}

/** A form in the list's stead: to write to a partner, to ask for help, to propose an entry or a correction of one. */
export function asking(s: Browsing, name: string, about: string | undefined): unknown {
  const now = shown.get(s);
  if (now?.panel !== s.panel || (!now?.inset?.isOpen && now?.inset)) void begin(s, name, about);
  const { inset, failed } = shown.get(s) ?? {};
  if (failed)
    return html`<div class="notice error" role="alert">
      <p>
        ${msg('This part of the page could not be loaded. Check the connection, then try again.', { id: 'element-unreachable' })}
      </p>
      <button @click=${() => (shown.delete(s), s.host.requestUpdate())}>${msg('Try again', { id: 'element-retry' })}</button>
    </div>`;
  return (
    inset?.render() ?? html`<progress class="wait" aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>`
  );
}
