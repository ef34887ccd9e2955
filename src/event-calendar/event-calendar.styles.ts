import { css } from 'lit';

/** The list with its dates, the grid of a month, and what stands over them. */
export const eventCalendarStyles = css`
  .entries {
    max-inline-size: none;
    margin: 0 0 calc(var(--varco-space) * 2);
    padding: 0;
    list-style: none;
    & li {
      display: grid;
      grid-template-columns: 64px minmax(0, 1fr) auto;
      column-gap: calc(var(--varco-space) * 2);
      padding-block: calc(var(--varco-space) * 1.5);
      border-block-end: 1px solid var(--varco-line);
    }
    & :is(h1, h2, h3, h4, h5, h6) {
      margin: 0;
      font-size: 1em;
    }
    & p {
      margin: 0;
    }
  }
  .group > :is(h1, h2, h3, h4, h5, h6) {
    margin-block: calc(var(--varco-space) * 2) 0;
    font-size: 1.25em;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-self: center;
    justify-content: end;
  }
  .date {
    color: var(--varco-muted);
    text-align: center;
    line-height: 1.2;
    & b {
      display: block;
      color: var(--varco-ink);
      font-size: 1.75em;
      font-weight: 600;
    }
    & .days,
    & .word {
      font-size: 1.125em;
      line-height: 28px;
      white-space: nowrap;
    }
  }
  .name {
    min-block-size: 28px;
    padding: 2px 0;
    border: 0;
    outline-offset: 0;
    text-align: start;
    &:hover {
      background: none;
      text-decoration: underline;
    }
  }
  .facts {
    color: var(--varco-muted);
  }
  .tag {
    padding: 1px 8px;
    border: 1px solid;
    border-radius: var(--varco-radius);
    color: var(--varco-ink);
    font-size: max(0.875em, 14px);
    font-weight: 600;
  }
  a.register {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding: 4px calc(var(--varco-space) * 1.5);
    border: 2px solid;
    border-radius: var(--varco-radius);
    font-weight: 600;
    text-decoration: none;
  }
  [data-status='cancelled'] .name,
  .name[data-status='cancelled'] {
    text-decoration: line-through;
  }
  .turn {
    display: flex;
    gap: var(--varco-space);
    align-items: center;
    margin-block: var(--varco-space);
    & > * {
      flex: none;
    }
    & :is(h1, h2, h3, h4, h5, h6) {
      flex: 0 1 auto;
      margin: 0;
    }
    & > button + :is(h1, h2, h3, h4, h5, h6) {
      min-inline-size: 9em;
      text-align: center;
    }
  }
  .vague-band {
    padding: var(--varco-space) calc(var(--varco-space) * 2) 0;
    border-inline-start: 4px solid var(--varco-line);
    & :is(h1, h2, h3, h4, h5, h6) {
      margin-block-end: 4px;
      font-weight: 400;
    }
    & summary {
      min-block-size: 28px;
      cursor: pointer;
    }
    & .entries > :last-child {
      border: 0;
    }
  }
  .month {
    inline-size: 100%;
    margin-block-end: calc(var(--varco-space) * 2);
    border-collapse: collapse;
    table-layout: fixed;
    & th {
      padding: 4px 0;
      color: var(--varco-muted);
      font-weight: 400;
      white-space: nowrap;
    }
    & td {
      block-size: 96px;
      padding: 4px;
      border: 1px solid var(--varco-line);
      vertical-align: top;
      cursor: pointer;
    }
    /* its ring goes around the day */
    & td {
      position: relative;
    }
    & .number {
      min-block-size: 24px;
      min-inline-size: 1.75em;
      padding: 0 2px;
      border: 0;
      color: inherit;
      font-weight: 400;
    }
    & .number:focus-visible {
      outline: 0;
      &::after {
        position: absolute;
        z-index: 1;
        inset: 0;
        outline: 3px solid var(--varco-focus);
        outline-offset: -3px;
        content: '';
      }
    }
    & [data-other] {
      background: var(--varco-tint);
      color: var(--varco-muted);
    }
    & [aria-current] {
      border-radius: 1em;
      background: var(--varco-accent);
      color: var(--varco-on-accent);
      forced-color-adjust: none;
    }
    & [aria-selected] {
      box-shadow: inset 0 0 0 2px var(--varco-accent);
    }
  }
  .ev {
    display: block;
    inline-size: 100%;
    min-block-size: 24px;
    margin-block-start: 2px;
    padding: 0 4px;
    overflow: hidden;
    border: 0;
    border-inline-start: 3px solid var(--varco-accent);
    border-radius: 2px;
    background: var(--varco-tint);
    color: var(--varco-ink);
    font-size: max(0.8125em, 13px);
    font-weight: 400;
    line-height: 1.4;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
    & span {
      font-variant-numeric: tabular-nums;
    }
  }
  .ev[data-status='cancelled'] {
    text-decoration: line-through;
  }
  .ev-more {
    color: var(--varco-muted);
    font-size: max(0.8125em, 13px);
  }
  .ev-count {
    display: none;
  }
  @container varco (max-width: 640px) {
    .outcome {
      margin-block-start: var(--varco-space);
    }
    .layouts {
      flex-wrap: nowrap;
      inline-size: 100%;
    }
    .layout {
      flex: auto;
      padding-inline: 4px;
    }
    .entries li {
      grid-template-columns: 48px minmax(0, 1fr);
      column-gap: var(--varco-space);
    }
    .date {
      font-size: max(0.875em, 14px);
    }
    .acts {
      grid-column: 2;
      justify-content: start;
      margin-block-start: var(--varco-space);
    }
    .turn > button + :is(h1, h2, h3, h4, h5, h6) {
      flex: 1;
      min-inline-size: 0;
    }
    .month th {
      font-size: max(0.875em, 14px);
    }
    .month td {
      block-size: 56px;
      padding-inline: 0;
      text-align: center;
    }
    .month .ev,
    .ev-more {
      display: none;
    }
    .ev-count {
      display: block;
      inline-size: fit-content;
      min-inline-size: 1.75em;
      margin-inline: auto;
      border: 1px solid var(--varco-accent);
      border-radius: 1em;
      color: var(--varco-ink);
      font-size: max(0.8125em, 13px);
      font-weight: 600;
      line-height: 1.4;
    }
  }
  .on-paper {
    display: none;
  }
  @media print {
    .on-paper {
      display: block;
    }
    /* buttons go from paper, not what is said by them */
    .name,
    .ev,
    .chip {
      display: inline;
      min-block-size: 0;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      white-space: normal;
    }
    .chip span {
      display: none;
    }
    .month td {
      block-size: auto;
      min-block-size: 48px;
    }
    .entries li,
    .month tr {
      break-inside: avoid;
    }
    .entries li {
      padding-block: 6px;
    }
    .group > :first-child {
      margin-block-end: 0;
      break-after: avoid;
    }
  }
`;
