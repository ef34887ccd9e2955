import { css } from 'lit';

/** The import of a file: where it is dropped, how far it is, what became of it. */
export const importStyles = css`
  .importing {
    & > .bar {
      display: flex;
      justify-content: flex-end;
    }
    & label {
      display: block;
      font-weight: 600;
    }
    & .drop {
      max-inline-size: 46em;
      margin-block-end: calc(var(--varco-space) * 2);
      padding: calc(var(--varco-space) * 2);
      border: 2px dashed var(--varco-edge);
      border-radius: var(--varco-radius);
      &[data-over] {
        border-color: var(--varco-accent);
        background: var(--varco-tint);
      }
    }
    & .control {
      max-inline-size: 100%;
      min-block-size: 44px;
    }
    & progress {
      inline-size: min(100%, 30em);
    }
    & .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--varco-space);
      align-items: center;
      margin-block: var(--varco-space);
    }
    & .wide {
      max-inline-size: 100%;
      overflow-x: auto;
    }
    & table {
      border-collapse: collapse;
    }
    & caption {
      padding-block: var(--varco-space);
      font-weight: 600;
      text-align: start;
    }
    & :is(th, td) {
      padding: 4px calc(var(--varco-space) * 1.5) 4px 0;
      border-block-end: 1px solid var(--varco-line);
      text-align: start;
      vertical-align: top;
    }
  }
`;
