import { html, nothing, type TemplateResult } from 'lit';

/** One template a level: what `html` would be called with, since a tag's name is no place for a value. */
const templates = [1, 2, 3, 4, 5, 6].map((level) => {
  const strings = [`<h${level} id=`, ' tabindex=', '>', `</h${level}>`];
  return Object.assign(strings, { raw: strings });
});

/**
 * A heading that joins the page's outline.
 * @param level 1–6; what is deeper stays 6
 * @param focusable takes focus from a script, so that a screen reader reads it when a step opens
 */
export const heading = (level: number, content: unknown, id?: string, focusable?: boolean): TemplateResult =>
  html(templates[level - 1] ?? templates[5]!, id ?? nothing, focusable ? '-1' : nothing, content);
