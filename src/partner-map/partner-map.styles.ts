import { css } from 'lit';

/** List and map side by side, or one of them; the map's own controls over it. */
export const partnerMapStyles = css`
  .entries {
    max-inline-size: none;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .panes {
    display: grid;
    gap: calc(var(--varco-space) * 2);
    grid-template-columns: minmax(0, 1fr);
  }
  [data-layout='both'].panes {
    grid-template-columns: minmax(280px, 2fr) minmax(0, 3fr);
  }
  .side {
    min-inline-size: 0;
  }
  [data-picking] .side {
    display: none;
  }
  [data-picking].panes[data-layout] {
    grid-template-columns: minmax(0, 1fr);
    & > .map {
      display: block;
    }
  }
  [data-layout='both'] .side {
    max-block-size: calc(var(--_map-height) + 60px);
    overflow: auto;
    scrollbar-gutter: stable;
  }
  .entries li {
    padding: var(--varco-space) calc(var(--varco-space) * 1.5);
    border-block-end: 1px solid var(--varco-line);
    & > :first-child {
      margin: 0;
      font-size: 1em;
    }
    & p {
      margin: 0;
      max-inline-size: none;
    }
    &[data-on] {
      box-shadow: inset 3px 0 var(--varco-accent);
      background: var(--varco-tint);
    }
  }
  .name {
    position: relative;
    outline-offset: 0;
    min-block-size: 28px;
    padding: 2px 0;
    border: 0;
    text-align: start;
    &:hover {
      background: none;
      text-decoration: underline;
    }
  }
  .facts,
  .snippet {
    color: var(--varco-muted);
    font-size: max(0.875em, 14px);
  }
  .map {
    --_map-height: clamp(320px, 60cqi, 560px);
    --_map-paper: var(--varco-paper);
    --_map-ink: var(--varco-ink);
    --_map-accent: var(--varco-accent);
    --_map-on-accent: var(--varco-on-accent);
    --_map-focus: var(--varco-focus);
    --_map-sea: color-mix(in srgb, #4a90c2 14%, var(--varco-paper));
    --_map-land: light-dark(
      color-mix(in srgb, #d3c9a5 20%, var(--varco-paper)),
      color-mix(in srgb, var(--varco-ink) 13%, var(--varco-paper))
    );
    --_map-chosen: color-mix(in srgb, var(--varco-accent) 25%, var(--_map-land));
    --_map-coast: color-mix(in srgb, #35607f 45%, var(--_map-land));
    --_map-border: color-mix(in srgb, var(--varco-ink) 30%, var(--_map-land));
    --_map-region: color-mix(in srgb, var(--varco-ink) 15%, var(--_map-land));
    forced-color-adjust: none;
  }
  .map {
    position: relative;
    min-inline-size: 0;
    & > p {
      margin-block: var(--varco-space) 0;
      font-size: max(0.875em, 14px);
    }
  }
  .surface {
    block-size: var(--_map-height);
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
  }
  .tools {
    position: absolute;
    z-index: 1;
    inset: var(--varco-space) var(--varco-space) auto auto;
    display: grid;
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
  }
  .pan {
    grid-auto-flow: column;
    inset: auto var(--varco-space) auto auto;
    translate: 0 calc(-100% - var(--varco-space));
  }
  .tool {
    min-block-size: 36px;
    padding: 0 8px;
    border: 0;
    color: var(--varco-ink);
  }
  @container varco (max-width: 640px) {
    .layout[data-layout='both'],
    [data-layout='both'] > .map {
      display: none;
    }
    [data-layout='both'].panes {
      grid-template-columns: minmax(0, 1fr);
    }
    [data-layout='both'] .side {
      max-block-size: none;
    }
  }
  @media (forced-colors: active) {
    .entries [data-on] {
      outline: 2px solid Highlight;
    }
    .map {
      --_map-sea: Canvas;
      --_map-land: Canvas;
      --_map-chosen: Highlight;
      --_map-coast: CanvasText;
      --_map-border: CanvasText;
      --_map-region: GrayText;
    }
  }
  @media print {
    form,
    .map {
      display: none;
    }
    .panes {
      display: block;
    }
  }
`;
