import { css } from 'lit';
import { circuitsStyles } from './circuits.styles.ts';
import { yearStyles } from './year.styles.ts';

/** What comes later: the year, the card of an event with its agenda, circuits, and how they look on paper. */
export const lateStyles = css`
  ${yearStyles}
  ${circuitsStyles}
  dl.facts {
    display: grid;
    gap: 4px calc(var(--varco-space) * 2);
    margin: calc(var(--varco-space) * 2) 0;
    color: var(--varco-muted);
    & > div {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--varco-space);
    }
    & dt {
      inline-size: 9em;
    }
    & dd {
      flex: 1 1 16em;
      margin: 0;
      color: var(--varco-ink);
    }
  }
  .card,
  .circuits {
    & :is(h2, h3, h4, h5, h6):not([id]) {
      margin: calc(var(--varco-space) * 3) 0 4px;
      font-size: 1em;
    }
    & p {
      margin-block-end: 4px;
    }
  }
  .card {
    & .back {
      margin-block-end: var(--varco-space);
      margin-inline-start: calc(var(--varco-space) * -1);
    }
    & #card {
      margin: 0 0 var(--varco-space);
      font-size: 1.375em;
      max-inline-size: 34em;
    }
  }
  .card[data-status='cancelled'] #card {
    text-decoration: line-through;
  }
  .moment {
    margin-block: calc(var(--varco-space) * 1.5);
    padding-inline-start: calc(var(--varco-space) * 1.5);
    border-inline-start: 4px solid var(--varco-accent);
    & p {
      margin: 0;
    }
    & .day {
      font-size: 1.125em;
      font-weight: 600;
      &::first-letter {
        text-transform: uppercase;
      }
    }
  }
  .history {
    padding-inline-start: 1.2em;
  }
  .tag {
    white-space: nowrap;
  }
  .small {
    font-size: max(0.875em, 14px);
  }
  button.small {
    min-block-size: 28px;
    padding: 2px 0;
    font-size: 1em;
    font-weight: 600;
    text-align: start;
  }
  .plain {
    max-inline-size: none;
    padding: 0;
    list-style: none;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
    & > p {
      margin: 0;
    }
  }
  .taking {
    margin-block: calc(var(--varco-space) * 3);
    & .row {
      column-gap: calc(var(--varco-space) * 2);
    }
    & .row + p {
      margin-block-start: var(--varco-space);
    }
  }
  .deeds {
    margin-block: calc(var(--varco-space) * 2);
    /* what one is here for */
    & [data-ask] {
      border-color: var(--varco-accent);
      background: var(--varco-accent);
      color: var(--varco-on-accent);
      forced-color-adjust: none;
      &:hover {
        border-color: var(--varco-ink);
      }
    }
  }
  .speakers > li {
    margin-block-end: var(--varco-space);
  }
  .boxes > li {
    max-inline-size: 70ch;
    margin-block-end: var(--varco-space);
    padding: var(--varco-space) calc(var(--varco-space) * 1.5);
    border-inline-start: 3px solid var(--varco-accent);
    background: var(--varco-tint);
    & p {
      margin: 4px 0 0;
    }
  }
  .links {
    margin-block: 4px;
    & dt {
      margin-block-start: 4px;
      color: var(--varco-muted);
    }
    & dd {
      margin: 0 0 4px;
      padding-inline-start: calc(var(--varco-space) * 1.5);
      border-inline-start: 2px solid var(--varco-line);
    }
  }
  ul.links {
    padding-inline-start: 1.2em;
  }
  .agenda {
    max-inline-size: none;
    padding: 0;
    list-style: none;
    & > li {
      display: grid;
      grid-template-columns: 7em minmax(0, 1fr);
      /* as tall as it is long, as far as its words let it */
      min-block-size: calc(var(--minutes) * 1px + 28px);
    }
    & .at {
      margin: 0;
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }
    & > li > div {
      position: relative;
      padding: 0 0 calc(var(--varco-space) * 1.5) calc(var(--varco-space) * 2.5);
      border-inline-start: 2px solid var(--varco-edge);
      &::before {
        position: absolute;
        inset: 6px auto auto -7px;
        inline-size: 12px;
        block-size: 12px;
        border: 2px solid var(--varco-accent);
        border-radius: 50%;
        background: var(--varco-paper);
        content: '';
      }
    }
    & > li[data-part] > div::before {
      background: var(--varco-accent);
      forced-color-adjust: none;
    }
    & > li[data-part='break'] > div {
      border-inline-start-style: dashed;
    }
  }
  @media (pointer: coarse) {
    .quiet.small {
      min-block-size: 44px;
    }
  }
  @container varco (max-width: 640px) {
    .agenda > li {
      grid-template-columns: minmax(0, 1fr);
      min-block-size: 0;
    }
    .agenda .at {
      padding-inline-start: calc(var(--varco-space) * 2.5);
      border-inline-start: 2px solid var(--varco-edge);
    }
  }
  @media print {
    .varco:has(.card) > :not(.card, :has(.card)),
    .back,
    .deeds,
    .taking,
    .register,
    .off-paper,
    .links,
    .card :is(h2, h3, h4, h5, h6):has(+ .links) {
      display: none;
    }
    .card button:not(.back, [data-ask]) {
      display: inline;
      padding: 0;
      border: 0;
      color: inherit;
      text-decoration: none;
    }
    #card {
      outline: 0;
    }
    .agenda > li {
      column-gap: calc(var(--varco-space) * 2);
      min-block-size: 0;
      padding-block: 4px;
      border-block-start: 1px solid;
      break-inside: avoid;
      & > div {
        padding: 0;
        border: 0;
        &::before {
          display: none;
        }
      }
    }
    .stage {
      break-inside: avoid;
    }
  }
`;
