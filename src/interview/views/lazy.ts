import { html } from 'lit';
import { loadLocale, msg } from '../../locale/index.ts';
import type { InterviewSitting } from '../sitting.ts';

type Late = typeof import('./late.ts');
let there: Late | undefined;
let failed = false;
let coming: Promise<Late> | undefined;

/** Loads it, with its words in a language. It rejects where it could not be had; the next call tries again. */
export const load = (locale: string): Promise<Late> =>
  (coming ??= import('./late.ts').then(
    async (module) => {
      await loadLocale(locale);
      return (there = module);
    },
    (cause) => {
      failed = true;
      coming = undefined;
      throw cause;
    },
  ));

/** It brings its own styles: each root takes them up with the first of it that it shows. */
function adopt({ adoptedStyleSheets: sheets }: ShadowRoot, { lateStyles }: Late): void {
  const sheet = lateStyles.styleSheet!;
  if (!sheets.includes(sheet)) sheets.push(sheet);
}

/** Draws with it once it is there. @param meanwhile for what can wait in silence */
export function late(s: InterviewSitting, draw: (module: Late) => unknown, meanwhile?: unknown): unknown {
  if (there) {
    adopt(s.root, there);
    return draw(there);
  }
  const again = (): void => {
    failed = false;
    const redraw = (): void => s.host.requestUpdate();
    load(s.locale).then(redraw, redraw);
  };
  if (!failed) again();
  if (meanwhile !== undefined) return meanwhile;
  return failed
    ? html`<div class="notice error" role="alert">
        <p>
          ${msg('This part of the page could not be loaded. Check the connection, then try again.', {
            id: 'element-unreachable',
          })}
        </p>
        <button @click=${again}>${msg('Try again', { id: 'element-retry' })}</button>
      </div>`
    : html`<progress class="wait" aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>`;
}
