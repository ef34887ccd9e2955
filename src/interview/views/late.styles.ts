import { css } from 'lit';
import { frameStyles } from './frame.styles.ts';
import { guidedStyles } from './guided.styles.ts';

/** Styles of what comes later (views/late.ts): the timeline drawn and at hand, sentences, tables, the ladder. */
export const lateStyles = css`
  .tracks,
  .sentences,
  .kept ul,
  .countries ul {
    max-inline-size: none;
    padding: 0;
    list-style: none;
  }
  .tracks li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px calc(var(--varco-space) * 2);
    padding-block: calc(var(--varco-space) * 1.5);
    border-block-end: 1px solid var(--varco-line);
  }
  .kept li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--varco-space);
    align-items: center;
    margin-block-end: 4px;
  }
  .sentences li {
    padding-block: var(--varco-space);
    border-block-end: 1px solid var(--varco-line);
  }
  .said {
    white-space: pre-line;
  }
  .from a {
    display: inline-block;
    min-block-size: 24px;
    margin-inline-end: var(--varco-space);
    font-size: 0.9375em;
  }
  .wide {
    /* also of what is there for screen readers only */
    position: relative;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    & caption {
      padding-block-end: var(--varco-space);
      font-weight: 600;
      text-align: start;
    }
    & :is(th, td) {
      min-inline-size: 6em;
      padding: var(--varco-space);
      border-block-end: 1px solid var(--varco-line);
      text-align: start;
      vertical-align: top;
      overflow-wrap: normal;
    }
  }

  .full {
    fill: currentColor;
  }
  .turning {
    stroke-width: 1.5;
  }
  /* the line is of the drawing, the words beside a shape are its own */
  .line {
    direction: ltr;
    & > div svg {
      display: block;
      max-inline-size: 100%;
      block-size: auto;
    }
    & :is(text, foreignObject) {
      font-size: 16px;
    }
    & text {
      fill: var(--varco-muted);
    }
  }
  .grid,
  .axis {
    stroke: var(--varco-line);
  }
  .axis {
    stroke: var(--varco-edge);
  }
  .bar {
    fill: none;
    stroke: currentColor;
    stroke-width: 4;
  }
  .moment {
    & .icon,
    & .bar {
      color: var(--varco-accent);
    }
    & rect {
      fill: transparent;
      stroke: none;
    }
  }
  .rough path {
    stroke-dasharray: 4 3;
  }
  [data-entry] {
    cursor: pointer;
    &:hover {
      text-decoration: underline;
    }
  }
  .called {
    overflow: hidden;
    inline-size: fit-content;
    max-inline-size: 100%;
    padding-inline: 4px;
    background: var(--varco-paper);
    line-height: 24px;
    text-overflow: ellipsis;
    white-space: nowrap;
    &.before {
      margin-left: auto;
    }
  }
  .undated,
  .legend {
    margin-block: var(--varco-space) 0;
    display: flex;
    flex-wrap: wrap;
    gap: 4px calc(var(--varco-space) * 2);
    max-inline-size: none;
    & span {
      display: flex;
      gap: 4px;
      min-inline-size: 0;
    }
    & .icon {
      margin-block-start: 2px;
    }
  }
  .undated bdi {
    overflow: hidden;
    max-inline-size: 12em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .countries > ul > li {
    padding-block: var(--varco-space);
    border-block-end: 1px solid var(--varco-line);
  }
  .countries li li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 4px var(--varco-space);
    padding-block: 4px;
  }
  .strip {
    position: static;
    border-block-start: 1px solid var(--varco-line);
    & ol {
      display: flex;
      gap: var(--varco-space);
      padding-block: 4px;
    }
    & li {
      flex: none;
    }
    & button {
      flex-flow: column;
      gap: 0;
      align-items: start;
      justify-content: start;
      inline-size: 10em;
      block-size: 100%;
      border: 1px solid var(--varco-edge);
      color: inherit;
      font-weight: 400;
      text-align: start;
      &[aria-current] {
        border-block-end: 4px solid var(--varco-accent);
        background: var(--varco-tint);
        font-weight: 600;
      }
    }
    & .muted {
      display: flex;
      gap: 4px;
    }
    & bdi {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
  }
  @container varco (width >= 44em) {
    .tracks li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
  }
  ${frameStyles}
  ${guidedStyles}
`;
