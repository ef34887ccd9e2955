import { html, type CSSResult } from 'lit';
import { loadLocale, msg } from '../locale/index.ts';

/** What comes minutes after the beginning, in a file of its own, with the styles of what it draws. */
export interface Late {
  readonly lateStyles: CSSResult;
}

/** Who draws with it. */
export interface Drawer {
  readonly root: ShadowRoot;
  readonly locale: string;
  readonly host: { requestUpdate(): void };
}

/** It brings its own styles: each root takes them up with the first of it that it shows. */
function adopt({ adoptedStyleSheets: sheets }: ShadowRoot, { lateStyles }: Late): void {
  const sheet = lateStyles.styleSheet!;
  if (!sheets.includes(sheet)) sheets.push(sheet);
}

/** A part of a widget that comes later. @param get imports it */
export function latePart<M extends Late>(get: () => Promise<M>) {
  let there: M | undefined;
  let failed = false;
  let coming: Promise<M> | undefined;

  /** Loads it, with its words in a language. It rejects where it could not be had; the next call tries again. */
  const load = (locale: string): Promise<M> =>
    (coming ??= get().then(
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

  /** Draws with it once it is there. @param meanwhile for what can wait in silence */
  function late(s: Drawer, draw: (module: M) => unknown, meanwhile?: unknown): unknown {
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
  return { load, late };
}
