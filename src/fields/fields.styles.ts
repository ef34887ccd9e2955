import { css } from 'lit';

/**
 * Styles of the questions, on the tokens of element/tokens.styles.ts and the buttons, texts and notices of
 * element/base.styles.ts. `.field` is one question; widths are of the place it stands in, not of the screen.
 */
export const fieldStyles = css`
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--varco-space) * 5.5);
    /* for "clear the answer" under the last one */
    padding-block-end: calc(var(--varco-space) * 5.5);
  }
  .field {
    position: relative;
    overflow-wrap: anywhere;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  :where(.field) label {
    display: block;
  }
  .control + label,
  fieldset + fieldset {
    margin-block-start: var(--varco-space);
  }
  .label,
  legend {
    margin-block-end: 0.25rem;
    padding: 0;
    font-weight: 600;
  }
  .label,
  .terms,
  .options {
    max-inline-size: 70ch;
  }
  .muted {
    font-weight: 400;
  }
  .help {
    display: block;
  }
  .field .error {
    padding-inline-start: var(--varco-space);
    border-inline-start: 5px solid;
    color: var(--varco-danger);
    font-weight: 600;
    &::before {
      content: '!' / '';
      display: inline-block;
      inline-size: 1.5em;
      margin-inline-end: var(--varco-space);
      border: 2px solid;
      border-radius: 50%;
      line-height: 1.25;
      text-align: center;
    }
  }

  .control {
    display: inline-block;
    vertical-align: top;
    inline-size: 100%;
    max-inline-size: 36rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
    &[aria-invalid='true'] {
      border: 2px solid var(--varco-danger);
    }
    &:disabled {
      border-style: dashed;
      color: var(--varco-muted);
    }
    &:is(select, label, [size], [type='time']) {
      inline-size: auto;
      max-inline-size: 100%;
    }
  }
  textarea {
    field-sizing: content;
    max-block-size: 60vh;
    resize: vertical;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
  }

  .option {
    display: flex;
    gap: calc(var(--varco-space) * 1.5);
    padding-block: 0.25rem;
    break-inside: avoid;
    & input {
      flex: none;
      inline-size: 1.5em;
      block-size: 1.5em;
    }
  }
  .many {
    max-inline-size: none;
    columns: 2 18rem;
  }
  .other,
  .terms,
  .item {
    margin-block: var(--varco-space);
    padding-inline-start: calc(var(--varco-space) * 2);
    border-inline-start: 3px solid var(--varco-line);
    break-inside: avoid;
  }
  /* in the space between two questions, so that nothing moves when it comes */
  .clear {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 0;
    padding: 0;
    font-weight: 400;
  }

  .ends,
  .scale {
    display: flex;
    gap: var(--varco-space);
    justify-content: space-between;
    max-inline-size: 44rem;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(2.75rem, 1fr));
    & .option {
      flex-direction: column;
      gap: 0;
      align-items: center;
      border: 1px solid var(--varco-edge);
      border-radius: var(--varco-radius);
    }
  }

  .matrix {
    container-type: inline-size;
  }
  table {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
  }
  th {
    padding: var(--varco-space) 0.25rem;
    text-align: start;
  }
  tbody tr {
    border-block-start: 1px solid var(--varco-line);
  }
  .missing th {
    border-inline-start: 5px solid var(--varco-danger);
    padding-inline-start: var(--varco-space);
  }
  @container (min-width: 40rem) {
    thead th {
      text-align: center;
    }
    thead td {
      inline-size: 30%;
    }
    tbody th {
      font-weight: 400;
    }
    td .option {
      justify-content: center;
    }
    td span {
      display: none;
    }
  }
  @container (max-width: 39.99rem) {
    table,
    tbody,
    tr,
    td,
    tbody th {
      display: block;
    }
    thead {
      display: none;
    }
  }

  .combobox {
    position: relative;
    max-inline-size: 36rem;
    &::after {
      content: '▾' / '';
      position: absolute;
      inset-block-start: 0.5rem;
      inset-inline-end: 0.75rem;
      pointer-events: none;
    }
  }
  .listbox {
    position: fixed;
    margin: 0;
    padding: 0;
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
    color: var(--varco-ink);
    overflow: hidden auto;
  }
  .choice {
    padding: 0.5rem 0.75rem;
    &[aria-selected='true'] {
      font-weight: 600;
    }
    &.active {
      outline: 3px solid var(--varco-focus);
      outline-offset: -3px;
    }
    &:hover,
    &.active {
      background: var(--varco-tint);
    }
  }

  .list {
    padding: 0;
    list-style: none;
    & li {
      padding-block: 0.25rem;
      border-block-end: 1px solid var(--varco-line);
    }
  }
  .name {
    flex: 1 1 8rem;
  }
  .small {
    padding: 0 0.5rem;
    border-width: 1px;
    font-weight: 400;
  }
  /* the label stands for the input's own button, which is in the browser's language */
  label.control {
    color: var(--varco-accent);
  }
  [type='file'] {
    position: absolute;
    inline-size: 1px;
    opacity: 0;
    &:focus-visible + .control {
      outline: 3px solid var(--varco-focus);
      outline-offset: 2px;
    }
  }
  .lines {
    white-space: pre-line;
  }
  @media (pointer: coarse) {
    .option,
    .choice {
      padding-block: 0.625rem;
    }
  }
`;
