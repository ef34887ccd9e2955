import { css } from 'lit';

/**
 * What every widget's inside begins with. A page's `* { … !important }` reaches the element itself, whose text
 * properties are inherited: `.varco` begins anew, and takes the font's family and size only. Styles of a widget go
 * by its own container (`@container varco (…)`), never by the window.
 *
 * To use: `<button>` (`.primary`, `.quiet`, `.danger`), `.notice` (`.error`), `.muted`, `.unseen` (for screen
 * readers only), `.icon`.
 */
export const baseStyles = css`
  :host {
    display: block;
    /* in a flex row, a query container has no width of its own */
    min-inline-size: min(100%, 16rem);
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
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
    *,
    ::before,
    ::after {
      box-sizing: border-box;
      @media (prefers-reduced-motion: reduce) {
        transition: none !important;
        scroll-behavior: auto !important;
      }
    }
    :not(.wait) {
      @media (prefers-reduced-motion: reduce) {
        animation: none !important;
      }
    }
  }
  :where(h1, h2, h3, h4, h5, h6) {
    margin: 0 0 calc(var(--varco-space) * 2);
    line-height: 1.25;
    font-size: 1.0625em;
    font-weight: 600;
    text-wrap: balance;
  }
  :where(h1, h2) {
    font-size: 1.5em;
  }
  :where(h3) {
    font-size: 1.25em;
  }
  :where(p, ul, ol) {
    margin: 0 0 var(--varco-space);
    max-inline-size: 70ch;
  }
  :where(ul, ol) {
    padding-inline-start: 1.5em;
  }
  :where(a) {
    color: var(--varco-accent);
    text-underline-offset: 0.2em;
  }
  :where(button, input, select, textarea) {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  :where(button, a, input, select, textarea, summary, [tabindex]):focus-visible {
    outline: 3px solid var(--varco-focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--varco-paper);
  }
  :where(button) {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--varco-space);
    min-block-size: 2.5rem;
    min-inline-size: 2.5rem;
    padding: calc(var(--varco-space) - 2px) calc(var(--varco-space) * 2);
    border: 2px solid var(--varco-accent);
    border-radius: var(--varco-radius);
    background: transparent;
    color: var(--varco-accent);
    font-weight: 600;
    cursor: pointer;
    @media (pointer: coarse) {
      min-block-size: 2.75rem;
      min-inline-size: 2.75rem;
    }
    @media print {
      display: none;
    }
  }
  :where(button:hover) {
    background: var(--varco-tint);
  }
  :where(button.primary) {
    background: var(--varco-accent);
    color: var(--varco-on-accent);
  }
  :where(button.primary:hover) {
    border-color: var(--varco-ink);
  }
  :where(button.quiet) {
    border-color: transparent;
    padding-inline: var(--varco-space);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  :where(button.danger) {
    border-color: var(--varco-danger);
    color: var(--varco-danger);
  }
  :where(button:disabled, button[aria-disabled='true']) {
    border-style: dashed;
    border-color: var(--varco-edge);
    background: transparent;
    color: var(--varco-muted);
    cursor: not-allowed;
  }
  :where(.notice) {
    margin-block: calc(var(--varco-space) * 2);
    padding: var(--varco-space) calc(var(--varco-space) * 2);
    border-inline-start: 4px solid var(--varco-accent);
    background: var(--varco-tint);
    overflow: auto;
  }
  :where(.notice.error) {
    border-color: var(--varco-danger);
    background: color-mix(in srgb, var(--varco-danger) 7%, var(--varco-paper));
  }
  :where(.muted) {
    color: var(--varco-muted);
  }
  .unseen:not(:focus, :active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
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
