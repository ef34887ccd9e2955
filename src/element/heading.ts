import { html, nothing, type TemplateResult } from 'lit';

/**
 * A heading that joins the page's outline.
 * @param level 1–6; what is deeper stays 6
 * @param focusable takes focus from a script, so that a screen reader reads it when a step opens
 */
export function heading(level: number, content: unknown, id?: string, focusable = false): TemplateResult {
  const name = id ?? nothing;
  const tab = focusable ? '-1' : nothing;
  switch (Math.min(6, Math.max(1, level))) {
    case 1:
      return html`<h1 id=${name} tabindex=${tab}>${content}</h1>`;
    case 2:
      return html`<h2 id=${name} tabindex=${tab}>${content}</h2>`;
    case 3:
      return html`<h3 id=${name} tabindex=${tab}>${content}</h3>`;
    case 4:
      return html`<h4 id=${name} tabindex=${tab}>${content}</h4>`;
    case 5:
      return html`<h5 id=${name} tabindex=${tab}>${content}</h5>`;
    default:
      return html`<h6 id=${name} tabindex=${tab}>${content}</h6>`;
  }
}
