import { css } from 'lit';

/**
 * Styles of the questions, on the tokens of element/tokens.styles.ts. `.field` is one question; widths are of the place
 * it stands in, not of the screen.
 */
export const fieldStyles = css`
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--varco-space) * 5.5);
    /* for "clear the answer" under the last one */
    padding-block-end: calc(var(--varco-space) * 3.5);
  }
  .field {
    position: relative;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    overflow-wrap: anywhere;
    & .fields {
      gap: calc(var(--varco-space) * 5);
    }
    & p {
      margin: 0;
    }
  }
  /* beside the question, not before it: its parts stay where they are */
  .invalid::before,
  .invalid > legend::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--varco-space) * -1.25);
    inline-size: 5px;
    background: var(--varco-danger);
    forced-color-adjust: none;
  }
  .invalid > legend::before {
    inset-block-end: -0.5rem;
  }
  .label {
    display: block;
    /* a fieldset begins at the middle of its legend, which brings the rest of the line */
    position: relative;
    max-inline-size: 70ch;
    margin-block-end: calc(var(--varco-space) / 2);
    padding: 0;
    font-weight: 600;
  }
  .optional,
  .help,
  .count,
  .unit,
  .ends,
  .size {
    color: var(--varco-muted);
    font-weight: 400;
  }
  .field .help {
    display: block;
    max-inline-size: 70ch;
    margin-block-end: var(--varco-space);
    font-size: max(0.9375em, 15px);
    & ul,
    & ol {
      margin-block: 0;
    }
  }
  .field .error {
    display: flex;
    gap: var(--varco-space);
    max-inline-size: 70ch;
    margin-block-end: var(--varco-space);
    color: var(--varco-danger);
    font-weight: 600;
    &::before {
      content: '!' / '';
      flex: none;
      inline-size: 1.5em;
      block-size: 1.5em;
      border-radius: 50%;
      background: var(--varco-danger);
      color: var(--varco-paper);
      forced-color-adjust: none;
      line-height: 1.5;
      text-align: center;
    }
  }
  .file {
    position: absolute;
    inline-size: 1px;
    opacity: 0;
    &:focus-visible + .add {
      outline: 3px solid var(--varco-focus);
      outline-offset: 2px;
    }
  }

  .control {
    inline-size: 100%;
    max-inline-size: 36rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
    color: var(--varco-ink);
    &[aria-invalid='true'] {
      border: 2px solid var(--varco-danger);
    }
    &:disabled {
      border-style: dashed;
      color: var(--varco-muted);
    }
  }
  select.control {
    inline-size: auto;
    max-inline-size: 100%;
  }
  textarea.control {
    display: block;
    field-sizing: content;
    min-block-size: 7.5rem;
    max-block-size: 60vh;
    resize: vertical;
  }
  .number,
  [type='time'].control {
    inline-size: 11rem;
    max-inline-size: 100%;
  }
  .affix,
  .share,
  .date,
  .place-parts,
  .chips,
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
  }
  .date,
  .place-parts {
    align-items: end;
    & label {
      display: block;
    }
    & input {
      inline-size: 4.25rem;
    }
    & > :last-child input {
      inline-size: 5.5rem;
    }
  }
  .date select.control {
    padding-inline: 0.5rem 0;
  }
  .place-parts {
    & > div {
      flex: 1 1 14rem;
    }
    & > * > * > input,
    & input:is(.control) {
      inline-size: 100%;
    }
  }
  .end,
  .item {
    min-inline-size: 0;
    margin: 0 0 calc(var(--varco-space) * 2);
    padding: 0;
    border: 0;
  }
  .end:last-child {
    margin: 0;
  }
  .note .label {
    font-weight: inherit;
  }
  .end legend {
    padding: 0;
    font-weight: 600;
  }

  .option {
    display: flex;
    gap: calc(var(--varco-space) * 1.5);
    align-items: start;
    min-block-size: 2rem;
    padding-block: 0.25rem;
    break-inside: avoid;
    cursor: pointer;
    & input {
      flex: none;
      inline-size: 1.5em;
      block-size: 1.5em;
      margin: 0;
      accent-color: var(--varco-accent);
    }
    & .help {
      margin: 0;
    }
  }
  .options {
    max-inline-size: 70ch;
    &.inline {
      display: flex;
      gap: calc(var(--varco-space) * 4);
    }
    &.columns {
      max-inline-size: none;
      columns: 2 18rem;
      column-gap: calc(var(--varco-space) * 4);
    }
  }
  .other label {
    display: block;
  }
  .other {
    margin-block: var(--varco-space);
    margin-inline-start: 0.7em;
    padding-inline-start: 1.75em;
    border-inline-start: 3px solid var(--varco-line);
    break-inside: avoid;
  }
  /* in the space between two questions, so that nothing moves when it comes */
  .field > .clear {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-start: 0;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    text-decoration: underline;
  }

  .ends {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--varco-space) * 2);
    justify-content: space-between;
    max-inline-size: 44rem;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(2.75rem, 1fr));
    max-inline-size: 44rem;
    padding-block: 1px 0;
    padding-inline-start: 1px;
    & .option {
      flex-direction: column;
      gap: 0.25rem;
      align-items: center;
      margin-block-start: -1px;
      margin-inline-start: -1px;
      padding: 0.5rem 0.25rem;
      border: 1px solid var(--varco-edge);
      &:has(:checked) {
        background: var(--varco-tint);
        font-weight: 600;
      }
    }
  }

  .matrix {
    container-type: inline-size;
  }
  table {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    & th {
      padding: var(--varco-space);
      text-align: start;
    }
    & thead th {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      background: var(--varco-paper);
      padding-inline: 2px;
      font-size: max(0.875em, 14px);
      text-align: center;
      vertical-align: bottom;
      hyphens: auto;
    }
    & tbody th {
      font-weight: 400;
    }
    & tbody tr {
      border-block-start: 1px solid var(--varco-line);
    }
    & td {
      padding: 0;
      text-align: center;
    }
    & .missing th {
      box-shadow: inset 5px 0 var(--varco-danger);
      padding-inline-start: calc(var(--varco-space) * 2);
      font-weight: 600;
    }
  }
  @container (min-width: 40rem) {
    td .option {
      justify-content: center;
      padding: 0.75rem 0.25rem;
      & span {
        position: absolute;
        clip-path: inset(50%);
        inline-size: 1px;
        overflow: hidden;
        white-space: nowrap;
      }
    }
    thead td {
      inline-size: 30%;
    }
    tbody tr:hover {
      background: var(--varco-tint);
    }
  }
  @container (max-width: 39.99rem) {
    table,
    tbody,
    tbody tr,
    tbody :is(th, td) {
      display: block;
      text-align: start;
    }
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    tbody tr {
      margin-block-end: calc(var(--varco-space) * 2);
      padding: var(--varco-space) calc(var(--varco-space) * 2);
      border: 1px solid var(--varco-line);
      border-radius: var(--varco-radius);
    }
    table tbody th {
      padding-inline: 0;
      font-weight: 600;
    }
  }

  .combobox {
    position: relative;
    max-inline-size: 36rem;
    &::after {
      content: '';
      position: absolute;
      inset-block-start: 1rem;
      inset-inline-end: 1rem;
      inline-size: 0.5rem;
      block-size: 0.5rem;
      border: solid var(--varco-ink);
      border-width: 0 2px 2px 0;
      transform: rotate(45deg);
      pointer-events: none;
    }
    & .control {
      padding-inline-end: 2.5rem;
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
    overscroll-behavior: contain;
  }
  .choice {
    padding: 0.5rem 0.75rem;
    cursor: pointer;
    &[aria-selected='true'] {
      font-weight: 600;
    }
    &:hover {
      background: var(--varco-tint);
    }
    &.active {
      background: var(--varco-accent);
      color: var(--varco-on-accent);
    }
  }

  .chips,
  .files,
  .ranked,
  .rest {
    margin: 0 0 var(--varco-space);
    padding: 0;
    list-style: none;
  }
  .chips li {
    display: flex;
    gap: var(--varco-space);
    align-items: center;
    padding: 0.125rem 0.25rem 0.125rem 0.75rem;
    border: 1px solid var(--varco-line);
    border-radius: var(--varco-radius);
    background: var(--varco-tint);
  }
  :is(.files, .ranked, .rest) li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
    padding-block: 0.375rem;
    border-block-end: 1px solid var(--varco-line);
  }
  :is(.files, .ranked, .rest) .name {
    flex: 1 1 12rem;
  }
  .ranked .place {
    flex: none;
    inline-size: 1.75em;
    border-radius: 50%;
    background: var(--varco-accent);
    color: var(--varco-on-accent);
    line-height: 1.75em;
    text-align: center;
  }
  .files .error {
    flex-basis: 100%;
  }
  button:is(.small, .clear) {
    min-block-size: 2rem;
    padding: 0.125rem 0.625rem;
    border-width: 1px;
    font-weight: 400;
    font-size: max(0.875em, 14px);
  }
  label.add {
    display: inline-block;
    padding: 0.5rem 1rem;
    border: 2px solid var(--varco-accent);
    border-radius: var(--varco-radius);
    color: var(--varco-accent);
    font-weight: 600;
    cursor: pointer;
  }
  .share {
    padding-block: 0.25rem;
    & label {
      flex: 1 1 12rem;
    }
    & .number {
      inline-size: 6rem;
    }
  }
  .shares,
  .left {
    max-inline-size: 44rem;
  }
  .left {
    font-weight: 600;
  }
  .item {
    padding: calc(var(--varco-space) * 2);
    border: 1px solid var(--varco-line);
    border-radius: var(--varco-radius);
    & > legend {
      padding-inline: var(--varco-space);
      font-weight: 600;
    }
    & > .tools {
      margin-block-start: var(--varco-space);
    }
  }
  .field .removed {
    margin-block-end: calc(var(--varco-space) * 2);
    padding: var(--varco-space) calc(var(--varco-space) * 2);
    border: 1px dashed var(--varco-edge);
  }
  .terms {
    max-inline-size: 70ch;
    margin-block-end: var(--varco-space);
    padding-inline-start: calc(var(--varco-space) * 2);
    border-inline-start: 3px solid var(--varco-line);
  }
  output {
    font-size: 1.25em;
  }
  .lines {
    white-space: pre-line;
  }
  .parts {
    margin: 0;
    padding-inline-start: 1.25em;
  }

  @media (pointer: coarse) {
    .fields {
      gap: calc(var(--varco-space) * 6.5);
    }
    .option,
    button:is(.small, .clear) {
      min-block-size: 2.75rem;
      padding-block: 0.5rem;
    }
    .choice {
      padding-block: 0.75rem;
    }
  }
  @media (forced-colors: active) {
    .choice.active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
