import { css } from 'lit';

/** What comes later: the card of an entry, what is shown in the list's stead, tables, the shortlist, the import. */
export const lateStyles = css`
  dl.facts {
    display: grid;
    gap: 4px calc(var(--varco-space) * 2);
    margin: var(--varco-space) 0;
    & div {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--varco-space);
    }
    & dt {
      min-inline-size: 9em;
    }
    & dd {
      margin: 0;
      color: var(--varco-ink);
    }
  }
  .card {
    padding-block-end: calc(var(--varco-space) * 2);
    & :is(h2, h3, h4, h5, h6):not([id]) {
      margin: calc(var(--varco-space) * 2) 0 4px;
      font-size: 1em;
    }
    & #card {
      margin: var(--varco-space) 0 4px;
      font-size: 1.25em;
    }
  }
  .sides {
    display: grid;
    gap: 0 calc(var(--varco-space) * 2);
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
  }
  .profiles > li {
    margin-block-end: var(--varco-space);
    padding: var(--varco-space);
    border-inline-start: 3px solid var(--varco-accent);
    background: var(--varco-tint);
    & p {
      margin: 4px 0 0;
    }
    &[data-over] {
      border-color: var(--varco-line);
      color: var(--varco-muted);
    }
  }
  .tag {
    padding: 1px 8px;
    border: 1px solid var(--varco-edge);
    border-radius: 10px;
    color: var(--varco-ink);
    font-size: max(0.8125em, 13px);
    white-space: nowrap;
  }
  .links {
    padding-inline-start: 1.2em;
  }
  .small {
    font-size: max(0.875em, 14px);
  }
  button.small {
    min-block-size: 28px;
    padding: 2px 4px;
    font-size: 1em;
    font-weight: 600;
    text-align: start;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
  }
  .deeds,
  .actions {
    margin-block: calc(var(--varco-space) * 2);
  }
  .actions button,
  .deeds button {
    min-block-size: 40px;
    border-width: 1px;
  }
  .profile label {
    display: block;
    margin-block-start: var(--varco-space);
  }
  .profile summary {
    padding-block: 6px;
  }
  .tick {
    columns: 2 160px;
    padding-inline-start: calc(var(--varco-space) * 2);
  }
  .matches > li {
    margin-block-end: var(--varco-space);
  }
  .matches ul {
    margin: 0;
  }
  .wide {
    position: relative;
    margin-block: var(--varco-space);
    overflow-x: auto;
  }
  .wide table {
    border-collapse: collapse;
    & caption {
      padding-block-end: var(--varco-space);
      font-weight: 600;
      text-align: start;
    }
    & :is(th, td) {
      min-inline-size: 6em;
      padding: var(--varco-space);
      border-block-end: 1px solid var(--varco-line);
      text-align: start;
      vertical-align: baseline;
      overflow-wrap: normal;
    }
    & .muted {
      white-space: nowrap;
    }
    & .quiet {
      min-block-size: 32px;
      padding: 0;
      text-align: start;
    }
  }
  .seat {
    white-space: nowrap;
    & .icon {
      margin-inline-end: 4px;
      vertical-align: -0.25em;
    }
    & .full {
      fill: currentColor;
    }
    & .unsure {
      stroke-dasharray: 3 3;
    }
  }
  [aria-pressed='true']:not(.star, .tool) {
    background: var(--varco-accent);
    color: var(--varco-on-accent);
    forced-color-adjust: none;
  }
  .star[aria-pressed='true'] .icon {
    fill: currentColor;
  }
  .shortlist .plain > li {
    padding-block: calc(var(--varco-space) * 1.5);
    border-block-end: 1px solid var(--varco-line);
  }
  .shortlist .row .control {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .shortlist textarea {
    max-inline-size: 70ch;
    resize: vertical;
  }
  .shortlist label,
  .importer label {
    display: block;
    font-weight: 600;
  }
  .choices {
    margin-block: calc(var(--varco-space) * 3);
    & > .row {
      margin-block-start: calc(var(--varco-space) * 1.5);
    }
  }
  .exports {
    margin-block: var(--varco-space);
  }
  .on-paper {
    display: none;
    white-space: pre-line;
  }
  .mapping > li {
    display: grid;
    gap: 0 calc(var(--varco-space) * 2);
    padding-block: var(--varco-space);
    border-block-end: 1px solid var(--varco-line);
    & .control {
      inline-size: 100%;
    }
  }
  .values-seen {
    margin: 0;
    color: var(--varco-muted);
    & span {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }
  @container varco (width >= 36em) {
    .mapping > li {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  .importer > .row {
    margin-block-start: calc(var(--varco-space) * 2);
  }
  .importer progress {
    inline-size: min(100%, 30em);
  }
  @media print {
    .shortlist {
      & .on-paper {
        display: block;
      }
      & .name {
        display: inline;
        font-weight: 600;
        color: inherit;
        text-decoration: none;
      }
      & :is(textarea, label, select, form, [role='status']) {
        display: none;
      }
    }
  }
`;
