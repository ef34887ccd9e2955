import { html, type TemplateResult } from 'lit';

/** Line drawings on a grid of 24, always beside words: hidden from screen readers. */
const icon = (d: string) => (): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${d} /></svg>`;

export const checkIcon = icon('M4 13l5 5L20 6');
export const backIcon = icon('M20 12H4m6-6l-6 6 6 6');
export const nextIcon = icon('M4 12h16m-6-6l6 6-6 6');
export const downIcon = icon('M6 9l6 6 6-6');
export const printIcon = icon('M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7z');
export const downloadIcon = icon('M12 3v13m-5-5l5 5 5-5M4 21h16');
