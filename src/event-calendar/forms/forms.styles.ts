import { css } from 'lit';

/** What stands around the forms, and what became of what was sent. */
export const formsStyles = css`
  .asked {
    max-inline-size: 46em;
    & .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--varco-space);
      align-items: center;
    }
    & > .bar {
      display: flex;
      justify-content: flex-end;
    }
    & .events {
      padding: 0;
      list-style: none;
      & > li {
        margin-block-end: var(--varco-space);
      }
    }
    & dl,
    & dd {
      margin: 0;
    }
    & dt {
      font-weight: 600;
    }
    & code {
      display: block;
      overflow-wrap: anywhere;
    }
    & section[data-ticket] {
      margin-block: calc(var(--varco-space) * 2) calc(var(--varco-space) * 4);
    }
    & form .control {
      margin-block: 4px var(--varco-space);
      inline-size: 100%;
      min-block-size: 44px;
      padding: 4px var(--varco-space);
      border: 1px solid var(--varco-edge);
      border-radius: var(--varco-radius);
      background: var(--varco-paper);
    }
  }
`;
