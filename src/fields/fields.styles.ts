import { css } from 'lit';

/**
 * Styles of the questions, on the tokens of element/tokens.styles.ts and the buttons, texts and notices of
 * element/base.styles.ts. `.field` is one question; widths are of the place it stands in, not of the screen.
 */
export const fieldStyles = css`
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2.75em;
    /* for "clear the answer" under the last one */
    padding-block: var(--varco-space) 2.75em;
  }
  .field {
    position: relative;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  label {
    display: block;
  }
  .control + label,
  fieldset + fieldset {
    margin-block-start: var(--varco-space);
  }
  .label,
  legend {
    margin-block-end: 4px;
    padding: 0;
    font-weight: 600;
  }
  .label,
  .terms,
  .option {
    max-inline-size: 70ch;
  }
  .muted {
    font-weight: 400;
  }
  .help {
    display: block;
  }
  .field .error,
  .missing th {
    padding-inline-start: var(--varco-space);
    border-inline-start: 5px solid var(--varco-danger);
  }
  .field .error {
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
    display: block;
    inline-size: 100%;
    max-inline-size: 36em;
    min-block-size: 44px;
    padding: 6px 12px;
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
      inline-size: fit-content;
      max-inline-size: 100%;
    }
    &:is(textarea) {
      field-sizing: content;
      min-block-size: 6em;
      max-block-size: 60vh;
      resize: vertical;
    }
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
    padding-block: 4px;
    break-inside: avoid;
    & input {
      flex: none;
      inline-size: 1.5em;
      block-size: 1.5em;
    }
  }
  .many {
    columns: 2 18em;
  }
  .other,
  .terms,
  .item {
    margin-block: calc(var(--varco-space) * 2);
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

  .ends {
    display: flex;
    gap: var(--varco-space);
    justify-content: space-between;
  }
  .scale {
    display: grid;
    gap: 4px;
    grid-template-columns: repeat(auto-fit, minmax(max(44px, 2em), 1fr));
    & .option {
      flex-flow: column;
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
  th,
  td {
    padding: 0;
    text-align: start;
  }
  th {
    padding-block: var(--varco-space);
  }
  tbody tr {
    border-block-start: 1px solid var(--varco-line);
  }
  @container (width >= 34em) {
    thead th {
      position: sticky;
      inset-block-start: 0;
      padding-inline: 4px;
      background: var(--varco-paper);
      text-align: center;
      vertical-align: bottom;
    }
    tbody tr:hover {
      background: var(--varco-tint);
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
  @container (width < 34em) {
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
    max-inline-size: 36em;
    &::after {
      content: '▾' / '';
      position: absolute;
      inset-block: 0;
      inset-inline-end: 12px;
      align-content: center;
      pointer-events: none;
    }
  }
  .listbox {
    margin: 0;
    padding: 0;
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
    color: var(--varco-ink);
  }
  .choice {
    padding: 6px 12px;
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
      padding-block: 4px;
      border-block-end: 1px solid var(--varco-line);
    }
    /* what was chosen, each beside the other */
    &:has(bdi) {
      display: flex;
      flex-wrap: wrap;
      gap: var(--varco-space);
      & li {
        flex-wrap: nowrap;
        padding: 0 0 0 12px;
        border: 1px solid var(--varco-edge);
        border-radius: var(--varco-radius);
      }
      & .name {
        flex: initial;
      }
      & .small {
        border-width: 0 0 0 1px;
        border-radius: 0;
      }
    }
  }
  .name {
    flex: 1 1 8em;
  }
  .small {
    padding: 0 8px;
    border-width: 1px;
    font-weight: 400;
    white-space: nowrap;
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
  @media (pointer: coarse) {
    .option,
    .choice,
    .error li a {
      padding-block: 10px;
    }
  }
`;
