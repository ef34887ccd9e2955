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
      /* titles with their dates: lines of text, not the words of a button */
      & .quiet {
        padding-inline: 0;
        text-align: start;
      }
    }
    & dl,
    & dd {
      margin: 0;
    }
    & dt {
      font-weight: 600;
    }
    & .ticket dd {
      padding: 0;
      border: 0;
    }
    & .ticket .events > li {
      margin-block-end: calc(var(--varco-space) * 3);
    }
    /* of a two-sided day: when one cannot, and whom one meets */
    & .slots {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(11em, 1fr));
      gap: 4px calc(var(--varco-space) * 2);
      margin-block: calc(var(--varco-space) * 2);
      padding: var(--varco-space) calc(var(--varco-space) * 2);
      border: 1px solid var(--varco-edge);
      border-radius: var(--varco-radius);
      & label {
        display: flex;
        gap: var(--varco-space);
        align-items: center;
        min-block-size: 32px;
      }
      & input {
        inline-size: 20px;
        block-size: 20px;
      }
    }
    & table {
      margin-block: calc(var(--varco-space) * 2);
      border-collapse: collapse;
      text-align: start;
      & caption {
        font-weight: 600;
        text-align: start;
      }
      & :is(th, td) {
        padding: var(--varco-space) calc(var(--varco-space) * 3) var(--varco-space) 0;
        border-block-end: 1px solid var(--varco-edge);
      }
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
