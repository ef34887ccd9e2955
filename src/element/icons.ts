import { svg, html, type TemplateResult } from 'lit';

/** Line drawings on a grid of 24, always beside words: hidden from screen readers. */
const icon = (d: string) => (): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${d} />`}</svg>`;

export const checkIcon = icon('M4 13l5 5L20 6');
export const errorIcon = icon('M12 7v6m0 4v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z');
export const warningIcon = icon('M12 9v5m0 3v.01M12 3l10 18H2z');
export const backIcon = icon('M20 12H4m6-6l-6 6 6 6');
export const nextIcon = icon('M4 12h16m-6-6l6 6-6 6');
export const upIcon = icon('M6 15l6-6 6 6');
export const downIcon = icon('M6 9l6 6 6-6');
export const closeIcon = icon('M6 6l12 12M18 6L6 18');
export const plusIcon = icon('M12 5v14M5 12h14');
export const printIcon = icon('M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7z');
export const downloadIcon = icon('M12 3v13m-5-5l5 5 5-5M4 21h16');
export const lockIcon = icon('M6 11h12v10H6zM8 11V7a4 4 0 0 1 8 0v4');
export const editIcon = icon('M4 20l1-5L16 4l4 4L9 19z');
