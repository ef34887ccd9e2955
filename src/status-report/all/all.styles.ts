import { css } from 'lit';

/** What all answered together: what is said first, the contents, the class beside the whole, what has but a line. */
export const allStyles = css`
  .lead {
    margin-block-end: calc(var(--varco-space) * 2);
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  .contents {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--varco-space);
    max-inline-size: none;
    padding: 0;
    margin-inline: calc(var(--varco-space) * -1);
    list-style: none;
    & button {
      text-align: start;
    }
  }
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
    margin-block: calc(var(--varco-space) * 2);
    padding: calc(var(--varco-space) * 1.5);
    background: var(--varco-tint);
    & p {
      flex-basis: 100%;
      margin: 0;
    }
  }
  .control {
    min-block-size: 44px;
    max-inline-size: 100%;
    padding: 8px calc(var(--varco-space) * 1.5);
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
  }
  .chip {
    padding-block: 2px;
    border: 1px solid var(--varco-edge);
    border-radius: 22px;
    background: var(--varco-paper);
    color: var(--varco-ink);
    font-weight: 400;
  }
  section {
    margin-block-start: calc(var(--varco-space) * 6);
    padding-block-start: calc(var(--varco-space) * 2);
    border-block-start: 1px solid var(--varco-line);
    & > :first-child {
      font-size: 1.375em;
    }
  }
  .counted {
    max-inline-size: none;
    padding: 0;
    list-style: none;
    & li {
      padding-block: 4px;
    }
  }
  .ghost {
    block-size: 240px;
    margin-block-end: calc(var(--varco-space) * 4);
    background: var(--varco-tint);
  }
  @media print {
    nav,
    .beside:not(:has(.chip)),
    .beside > :is(label, select) {
      display: none;
    }
    .beside > .chip {
      display: block;
    }
  }
`;
