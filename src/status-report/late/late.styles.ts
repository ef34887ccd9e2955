import { css } from 'lit';

/** What is asked for: choices, cross-tables, small figures beside each other, texts. */
export const askedStyles = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space) calc(var(--varco-space) * 2);
    align-items: end;
    margin-block-end: calc(var(--varco-space) * 2);
    & p {
      flex: 1 0 100%;
      max-inline-size: none;
      margin: 0;
    }
  }
  .choice {
    flex: 1 1 240px;
    max-inline-size: 480px;
    & label {
      display: block;
      margin-block-end: 4px;
      font-weight: 600;
    }
    & select,
    & input {
      inline-size: 100%;
      min-block-size: 44px;
      padding: 4px var(--varco-space);
      border: 1px solid var(--varco-edge);
      border-radius: var(--varco-radius);
      background: var(--varco-paper);
      color: var(--varco-ink);
      text-overflow: ellipsis;
    }
    & [aria-invalid] {
      border: 2px solid var(--varco-danger);
    }
  }
  .wrong {
    padding-inline-start: var(--varco-space);
    border-inline-start: 4px solid var(--varco-danger);
    color: var(--varco-danger);
  }
  .small {
    font-size: max(0.875em, 14px);
  }
  .scroll {
    overflow-x: auto;
    margin-block: calc(var(--varco-space) * 2) var(--varco-space);
  }
  .heat {
    border-collapse: collapse;
    & th,
    & td {
      padding: 6px 10px;
      border: 1px solid var(--varco-line);
      text-align: start;
      vertical-align: top;
      overflow-wrap: normal;
    }
    & td {
      text-align: end;
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    & th {
      min-inline-size: 6em;
      max-inline-size: 16em;
      overflow-wrap: break-word;
      font-weight: 600;
    }
    & th .small {
      display: block;
      font-weight: 400;
    }
    & tr[data-rest] {
      font-style: italic;
    }
    /* the words stay in ink: the deepest tint keeps them at 4.5 : 1 */
    & [data-heat='1'] {
      background: color-mix(in srgb, var(--varco-accent) 7%, var(--varco-paper));
    }
    & [data-heat='2'] {
      background: color-mix(in srgb, var(--varco-accent) 14%, var(--varco-paper));
    }
    & [data-heat='3'] {
      background: color-mix(in srgb, var(--varco-accent) 21%, var(--varco-paper));
    }
    & [data-heat='4'] {
      background: color-mix(in srgb, var(--varco-accent) 28%, var(--varco-paper));
    }
    & [data-heat='5'] {
      background: color-mix(in srgb, var(--varco-accent) 34%, var(--varco-paper));
    }
  }
  .multiples {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
    gap: calc(var(--varco-space) * 3);
  }
  .by {
    margin-block-start: calc(var(--varco-space) * 3);
  }
  .texts {
    padding: 0;
    list-style: none;
    & li {
      padding: var(--varco-space) calc(var(--varco-space) * 2);
      border-inline-start: 3px solid var(--varco-line);
      margin-block-end: var(--varco-space);
      white-space: pre-wrap;
    }
  }
`;
