import { css } from 'lit';

/** Circuits: their stages, level by level, and what lies between them. */
export const circuitsStyles = css`
  .circuit {
    margin-block-end: calc(var(--varco-space) * 5);
    & > :is(h1, h2, h3, h4, h5, h6)[id] {
      margin-block-end: var(--varco-space);
      font-size: 1.25em;
    }
  }
  .progress {
    margin-block: calc(var(--varco-space) * 2);
    & label {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--varco-space);
      align-items: center;
    }
    & progress {
      inline-size: min(100%, 16em);
    }
  }
  .levels > li {
    position: relative;
    padding-block-end: calc(var(--varco-space) * 4);
    /* the line from what comes before to what comes after */
    &:not(:last-child)::after {
      position: absolute;
      inset: auto auto 0 50%;
      block-size: calc(var(--varco-space) * 4);
      border-inline-start: 2px solid var(--varco-edge);
      content: '';
    }
    /* nothing comes before the first, nor after the last */
    &:first-child > .stages:has(> :nth-child(2)) {
      padding-block-start: 0;
      border-block-start: 0;
    }
    &:last-child > .stages:has(> :nth-child(2)) {
      padding-block-end: 0;
      border-block-end: 0;
    }
  }
  .stages {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--varco-space) * 2);
    justify-content: center;
    margin: 0;
    /* several at once hang between two lines */
    &:has(> :nth-child(2)) {
      padding-block: calc(var(--varco-space) * 2);
      border-block: 2px solid var(--varco-edge);
    }
  }
  .stage {
    flex: 1 1 220px;
    max-inline-size: 30em;
    padding: calc(var(--varco-space) * 1.5);
    border: 2px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
    &[data-placeholder] {
      border-style: dashed;
    }
    &[data-done] {
      border-color: var(--varco-accent);
      box-shadow: inset 6px 0 0 var(--varco-accent);
    }
    & label {
      display: inline-flex;
      gap: var(--varco-space);
      align-items: center;
      min-block-size: 32px;
      margin-block-start: 4px;
      font-weight: 600;
    }
    & input {
      inline-size: 20px;
      block-size: 20px;
    }
  }
  @media (pointer: coarse) {
    .stage label {
      min-block-size: 44px;
    }
  }
`;
