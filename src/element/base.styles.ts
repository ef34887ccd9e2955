import { css } from 'lit';

/**
 * What every widget's inside begins with. A page's `* { … !important }` reaches the element itself, whose text
 * properties are inherited: `.varco` begins anew, and takes the font's family and size only. Styles of a widget go
 * by its own container (`@container varco (…)`, whose `em` is the size of its text), never by the window. No `rem`: a
 * page may have any size at its root.
 *
 * To use: `<button>` (`.primary`, `.quiet`, `.danger`), `.notice` (`.error`), `.muted`, `.unseen` (for screen
 * readers only), `.icon`. Nothing moves here; what a widget moves, it stills under `prefers-reduced-motion`.
 */
export const baseStyles = css`
  :host {
    display: block;
    /* in a flex row, a query container has no width of its own */
    min-inline-size: min(100%, 256px);
    /* tells, by its end, that the page changed the colour of its text (varco-element.ts) */
    transition: color 1ms;
  }
  :host([hidden]) {
    display: none !important;
  }
  .varco {
    all: initial;
    display: block;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    container: varco / inline-size;
    color: var(--varco-ink);
    accent-color: var(--varco-accent);
    font-family: var(--varco-font);
    font-size: max(1em, 16px);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :where(h1, h2, h3, h4, h5, h6) {
    margin: 0 0 calc(var(--varco-space) * 2);
    line-height: 1.25;
    font-size: 1.0625em;
    font-weight: 600;
    text-wrap: balance;
  }
  :where(p, ul, ol) {
    max-inline-size: 70ch;
    margin: 0 0 var(--varco-space);
  }
  :where(ul, ol) {
    padding-inline-start: 1.5em;
  }
  :where(a) {
    color: var(--varco-accent);
  }
  :where(button, input, select, textarea) {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  :focus-visible {
    outline: 3px solid var(--varco-focus);
    outline-offset: 2px;
  }
  /* the border is in the colour of the words, unless said */
  :where(button) {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    justify-content: center;
    min-block-size: 44px;
    padding: 4px calc(var(--varco-space) * 1.5);
    border: 2px solid;
    border-radius: var(--varco-radius);
    background: none;
    color: var(--varco-accent);
    font-weight: 600;
    cursor: pointer;
  }
  :where(button:hover) {
    background: var(--varco-tint);
  }
  :where(.primary) {
    border-color: var(--varco-accent);
    background: var(--varco-accent);
    color: var(--varco-on-accent);
    /* forced colours would lay a plate of the paper's under the words, which are in it */
    forced-color-adjust: none;
  }
  :where(.primary:hover) {
    border-color: var(--varco-ink);
  }
  :where(.quiet) {
    padding-inline: var(--varco-space);
    border: 0;
    text-decoration: underline;
  }
  :where(.danger) {
    color: var(--varco-danger);
  }
  :where(button:disabled) {
    border: 2px dashed;
    background: none;
    color: var(--varco-muted);
    cursor: not-allowed;
  }
  :where(.notice) {
    margin-block: calc(var(--varco-space) * 2);
    padding: var(--varco-space) calc(var(--varco-space) * 2);
    border-inline-start: 4px solid var(--varco-accent);
    background: var(--varco-tint);
  }
  :where(.notice.error) {
    border-color: var(--varco-danger);
    background: color-mix(in srgb, var(--varco-danger) 7%, var(--varco-paper));
  }
  :where(.muted) {
    color: var(--varco-muted);
  }
  .unseen {
    position: absolute;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    white-space: nowrap;
  }
  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .wait {
    animation: appear 0s 0.4s both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`;
