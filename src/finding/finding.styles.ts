import { css } from 'lit';

/** Search and filters, what was found by them and how it is shown, and marks in texts. */
export const findingStyles = css`
  .control,
  .toggle {
    min-block-size: 44px;
    padding: 8px calc(var(--varco-space) * 1.5);
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
    color: var(--varco-ink);
    font-weight: 400;
  }
  .control {
    inline-size: 100%;
  }
  .plain,
  .chips {
    max-inline-size: none;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .facets,
  .outcome,
  .chips,
  .layouts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
  }
  .facets {
    min-block-size: 44px;
    margin-block: var(--varco-space);
  }
  .folded {
    display: none;
    margin-block-start: var(--varco-space);
  }
  .facet {
    position: relative;
  }
  .toggle .icon,
  .chip .icon {
    inline-size: 1em;
    transition: rotate 0.15s;
  }
  [aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .values {
    position: absolute;
    z-index: 3;
    inset: calc(100% + 4px) auto auto 0;
    inline-size: max-content;
    min-inline-size: 100%;
    max-inline-size: min(360px, 90cqi);
    max-block-size: 340px;
    margin: 0;
    padding: var(--varco-space);
    overflow: auto;
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
    box-shadow: 0 4px 16px rgb(0 0 0 / 20%);
    & label {
      display: flex;
      gap: var(--varco-space);
      align-items: baseline;
      padding: 6px 4px;
      & span:first-of-type {
        flex: 1;
      }
      &:hover {
        background: var(--varco-tint);
      }
    }
    & [data-none] {
      color: var(--varco-muted);
    }
    & input[type='checkbox'] {
      flex: none;
      inline-size: 18px;
      block-size: 18px;
      translate: 0 3px;
    }
  }
  .outcome {
    margin-block-end: var(--varco-space);
    & p {
      margin: 0;
    }
  }
  .count {
    font-weight: 600;
  }
  .chip {
    min-block-size: 32px;
    padding: 2px 12px;
    border: 1px solid var(--varco-edge);
    border-radius: 16px;
    background: var(--varco-tint);
    color: var(--varco-ink);
    font-weight: 400;
  }
  .layouts {
    gap: 0;
    margin-inline-start: auto;
  }
  .layout {
    min-block-size: 36px;
    border: 1px solid var(--varco-edge);
    border-radius: 0;
    color: var(--varco-ink);
    font-weight: 400;
    &:not(:first-child) {
      border-inline-start: 0;
    }
    &:first-child {
      border-start-start-radius: var(--varco-radius);
      border-end-start-radius: var(--varco-radius);
    }
    &:last-child {
      border-start-end-radius: var(--varco-radius);
      border-end-end-radius: var(--varco-radius);
    }
    &[aria-pressed='true'] {
      background: var(--varco-accent);
      color: var(--varco-on-accent);
      font-weight: 600;
      forced-color-adjust: none;
    }
  }
  mark {
    border-block-end: 2px solid var(--varco-accent);
    background: color-mix(in srgb, var(--varco-accent) 15%, var(--varco-paper));
    color: inherit;
  }
  .more {
    inline-size: 100%;
    margin-block-start: var(--varco-space);
  }
  @container varco (max-width: 640px) {
    .folded {
      display: inline-flex;
    }
    .facets:not([data-open]) {
      display: none;
    }
    .facet,
    .facet > button {
      inline-size: 100%;
      justify-content: space-between;
    }
    .values {
      position: static;
      inline-size: auto;
      min-inline-size: 0;
      max-inline-size: none;
      box-shadow: none;
    }
    .layouts {
      margin-inline-start: 0;
    }
  }
  /* engines have one grey for light and dark */
  ::placeholder {
    color: var(--varco-muted);
    opacity: 1;
  }
  @media (pointer: coarse) {
    .layout,
    .chip,
    button.name {
      min-block-size: 44px;
    }
    /* what is around the words of a row is of its button, and takes no room */
    button.name {
      margin-block: -8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .toggle .icon {
      transition: none;
    }
  }
  @media print {
    [role='search'],
    .layouts {
      display: none;
    }
  }
`;
