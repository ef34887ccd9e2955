import { css } from 'lit';

/** Styles of what comes later (views/more.ts): tables, the shortlist, exports, the import. */
export const moreStyles = css`
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
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
      vertical-align: top;
      overflow-wrap: normal;
    }
    & .quiet {
      padding-inline: 0;
      text-align: start;
    }
  }
  .seat {
    display: flex;
    gap: 4px;
    white-space: nowrap;
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
  .shortlist .row .control,
  .mapping .control {
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
  }
  .on-paper {
    display: none;
    white-space: pre-line;
  }
  .values-seen span {
    display: block;
    max-inline-size: 20em;
    overflow: hidden;
    color: var(--varco-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .mapping td:last-child {
    & > * {
      display: block;
    }
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
