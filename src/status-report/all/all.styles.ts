import { css } from 'lit';

/** What all answered together: what is said first, the contents, the class beside the whole, what has but a line. */
export const allStyles = css`
  .lead {
    margin-block-end: calc(var(--varco-space) * 2);
    /* on little room, the words of a headline would break */
    font-size: clamp(1.125em, 1em + 2cqi, 1.5em);
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
  }
  .contents {
    display: flex;
    flex-basis: 100%;
    flex-wrap: wrap;
    gap: 0 calc(var(--varco-space) * 3);
    max-inline-size: none;
    margin: 0;
    padding: 0;
    list-style: none;
    & .quiet {
      padding-inline: 0;
      text-align: start;
    }
  }
  .list {
    display: none;
  }
  /* a report has many sections: on a phone they would fill the screen before anything is told */
  @container varco (max-width: 40em) {
    .list {
      display: inline-flex;
    }
    .list[aria-expanded='false'] + .contents {
      display: none;
    }
  }
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
    align-items: center;
    min-block-size: calc(44px + var(--varco-space) * 3);
    margin-block: calc(var(--varco-space) * 2);
    padding: calc(var(--varco-space) * 1.5);
    background: var(--varco-tint);
    & .control {
      max-inline-size: min(100%, 22em);
    }
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
  .chip,
  .list,
  .turn {
    padding-block: 2px;
    border: 1px solid var(--varco-edge);
    border-radius: 22px;
    background: var(--varco-paper);
    color: var(--varco-ink);
    font-weight: 400;
  }
  .list[aria-expanded='false'] .icon,
  .fold [aria-expanded='false'] .icon {
    rotate: -90deg;
  }
  .fold {
    border-block-start: 1px solid var(--varco-line);
    & > :is(h2, h3, h4, h5, h6) {
      margin: 0;
      font-size: 1.25em;
    }
    & > * > [aria-expanded] {
      gap: var(--varco-space);
      justify-content: start;
      inline-size: 100%;
      min-block-size: 56px;
      padding: var(--varco-space) 0;
      border: 0;
      color: inherit;
      text-align: start;
    }
    & .count {
      color: var(--varco-muted);
      font-size: max(0.8em, 14px);
      font-weight: 400;
    }
  }
  .body {
    padding-block: var(--varco-space) calc(var(--varco-space) * 4);
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 30em), 1fr));
    gap: 0 calc(var(--varco-space) * 5);
    align-items: start;
    & > * {
      min-inline-size: 0;
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
  .turn[aria-pressed='true'] {
    border: 2px solid var(--varco-accent);
  }
  /* on a wide screen, the class that was chosen stays in sight; what has the focus does not go under it */
  @container varco (min-width: 48em) {
    @media (min-height: 40em) {
      .beside {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
      }
      .fold :is(button, summary, select, input, .mark, .wide) {
        scroll-margin-block-start: 136px;
      }
    }
  }
`;
