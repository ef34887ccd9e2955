import { css } from 'lit';

/**
 * The report of all on paper: two columns, of which what is broad takes both; nothing is cut, and no heading stays behind
 * without what it is of. The widths that drawings are made for are in figures/paper.ts.
 */
export const paperStyles = css`
  .paper-head {
    display: none;
  }
  @media print {
    .varco:has(> .paper-head) {
      font-size: 9pt;
      line-height: 1.35;
    }
    [data-off-paper],
    nav,
    .choices,
    progress,
    .saving,
    .fold .icon,
    .beside:not(:has(.chip)),
    .beside > :is(label, select) {
      display: none;
    }
    .paper-head {
      display: block;
      max-inline-size: none;
      margin-block-end: calc(var(--varco-space) * 2);
      font-size: 8pt;
    }
    .lead {
      max-inline-size: none;
      margin-block-end: var(--varco-space);
    }
    .beside {
      position: static;
      min-block-size: 0;
    }
    .beside > .chip {
      display: block;
      padding: 0;
      border: 0;
      font-weight: 600;
      & [aria-hidden] {
        display: none;
      }
    }
    /* a button is a box of its own however it is displayed */
    .fold > * > [aria-expanded] {
      display: contents;
    }
    /* Firefox keeps no heading with what follows it: room for that is part of the heading, and given back */
    :is(.fold, .by) > :is(h2, h3, h4, h5, h6) {
      break-inside: avoid;
      &::after {
        content: '';
        display: block;
        block-size: 8cm;
        margin-block-end: -8cm;
      }
    }
    /* the line of a section goes where its heading goes */
    .fold {
      border: 0;
    }
    .fold > :is(h2, h3, h4, h5, h6) {
      padding-block-start: 6px;
      border-block-start: 1px solid var(--varco-line);
    }
    h2,
    h3,
    h4,
    h5,
    h6,
    figcaption,
    .by > p {
      break-after: avoid;
    }
    .body {
      padding-block: 4px var(--varco-space);
    }
    .figures {
      grid-template-columns: 1fr 1fr;
      gap: 0 calc(var(--varco-space) * 3);
      /* what comes next fills the place beside what stands alone */
      grid-auto-flow: dense;
    }
    .broad,
    .figure:has(.twin[open]) {
      grid-column: 1 / -1;
      & p {
        max-inline-size: none;
      }
    }
    .figure,
    .heat tr,
    .wide tr,
    .counted li,
    .notice {
      break-inside: avoid;
    }
    .figure {
      margin-block-end: calc(var(--varco-space) * 2);
      & :is(h2, h3, h4, h5, h6) {
        margin-block-end: 2px;
      }
      & p {
        margin-block-end: 4px;
      }
    }
    .figure .drawing {
      font-size: 8.5pt;
    }
    .small {
      font-size: 8pt;
    }
    .plot + .note {
      margin-block-start: 4px;
    }
    .counted {
      columns: 2;
    }
    .counted li {
      padding-block: 0 2px;
    }
    .multiples {
      grid-template-columns: 1fr 1fr;
      gap: 0 calc(var(--varco-space) * 3);
    }
    .by {
      margin-block-start: var(--varco-space);
    }
    /* what scrolls on the screen is cut on paper */
    .scroll,
    .wide {
      overflow: visible;
    }
    .heat {
      font-size: 8pt;
      & :is(th, td) {
        min-inline-size: 0;
        padding: 3px 5px;
      }
    }
    .by > .muted {
      break-before: avoid;
    }
  }
`;
