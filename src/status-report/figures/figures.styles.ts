import { css } from 'lit';

/**
 * Charts are of one colour, the accent, and of the ink; parts of a whole differ by how much of it they have, with an outline
 * that stands 3 : 1 on the paper and a gap between neighbours. Where colours are forced, textures take their place; on paper
 * all is of the ink.
 */
export const figureStyles = css`
  .figure {
    margin: 0 0 calc(var(--varco-space) * 4);
  }
  .small {
    font-size: max(0.875em, 14px);
  }
  .plot {
    position: relative;
  }
  /* as wide as the drawing may be, as high as the text: its size changes with nothing that is drawn for it */
  .ruler {
    position: absolute;
    inset-inline: 0;
    block-size: 1em;
    visibility: hidden;
  }
  .drawing {
    --mark: var(--varco-accent);
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    overflow: visible;
    direction: ltr;
  }
  .drawing text {
    fill: var(--varco-ink);
    font-size: 16px;
    pointer-events: none;
  }
  .drawing .small,
  .drawing .on {
    font-size: 14px;
  }
  .drawing .strong {
    font-weight: 600;
  }
  .drawing .on {
    fill: var(--varco-on-accent);
  }
  /* what is filled with a texture is so by its attribute, which any rule would override */
  :where(.drawing path:not(.share, .untold)) {
    fill: none;
  }
  .drawing .bar {
    fill: var(--mark);
  }
  .drawing .whole {
    fill: var(--varco-paper);
    stroke: var(--mark);
    stroke-width: 1.5px;
  }
  .drawing .share,
  .drawing .untold,
  .hatch path,
  .texture path {
    stroke: var(--mark);
  }
  .full path {
    fill: var(--mark);
  }
  @media not (forced-colors: active) {
    .drawing .share {
      fill: var(--mark);
    }
  }
  .drawing .untold {
    stroke-dasharray: 4 2;
  }
  .drawing .band {
    fill: color-mix(in srgb, var(--mark) 22%, var(--varco-paper));
    fill-rule: evenodd;
    stroke: var(--mark);
  }
  .drawing .median {
    stroke: var(--mark);
    stroke-width: 3px;
  }
  .drawing .mean {
    fill: var(--varco-paper);
    stroke: var(--mark);
    stroke-width: 2px;
  }
  .drawing .own {
    fill: var(--varco-ink);
    stroke: var(--varco-paper);
    stroke-width: 3px;
    paint-order: stroke;
  }
  .drawing .before {
    fill: var(--varco-paper);
    stroke: var(--varco-ink);
    stroke-width: 2px;
  }
  .drawing .way {
    stroke: var(--varco-ink);
    stroke-width: 2px;
  }
  .drawing .axis {
    stroke: var(--varco-edge);
  }
  .drawing .grid {
    stroke: var(--varco-line);
  }
  .drawing .stripe {
    fill: var(--varco-tint);
  }
  .drawing .hit {
    fill: transparent;
  }
  .mark:focus {
    outline: none;
  }
  .mark:hover .bar,
  .mark:hover .share {
    stroke: var(--varco-ink);
    stroke-width: 2px;
  }
  .drawing .ring {
    stroke: var(--varco-focus);
    stroke-width: 3px;
    pointer-events: none;
  }
  .drawing .halo {
    stroke: var(--varco-paper);
    stroke-width: 7px;
  }
  .told {
    min-block-size: 1.5em;
    margin: 0;
  }
  /* as far from what is drawn, whether there is a line to be told between or not */
  .plot + .note {
    margin-block-start: calc(var(--varco-space) * 2);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--varco-space) * 2);
    align-items: start;
    /* what comes later finds its place */
    min-block-size: 44px;
  }
  .tools > button {
    padding-inline: 0;
    font-weight: inherit;
  }
  .tools summary {
    min-block-size: 44px;
    padding-block: 10px;
    color: var(--varco-accent);
    cursor: pointer;
  }
  .tools [open] {
    flex-basis: 100%;
    min-inline-size: 0;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space);
  }
  .wide {
    overflow-x: auto;
    overflow-wrap: break-word;
    margin-block-end: calc(var(--varco-space) * 2);
  }
  .wide table {
    border-collapse: collapse;
  }
  .wide :is(th, td) {
    min-inline-size: 5em;
    padding: 4px var(--varco-space);
    border-block-end: 1px solid var(--varco-line);
    text-align: start;
    vertical-align: top;
    font-weight: normal;
  }
  .wide tbody th {
    min-inline-size: 8em;
    overflow-wrap: anywhere;
  }
  .wide thead th {
    border-color: var(--varco-edge);
    font-weight: 600;
  }
  .wide .n {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  @container varco (max-width: 30em) {
    .told {
      min-block-size: 3em;
    }
  }
  @media (forced-colors: active) {
    .drawing {
      --varco-ink: CanvasText;
      --varco-edge: CanvasText;
      --varco-line: GrayText;
      --varco-tint: Canvas;
    }
    .drawing text,
    .drawing .on {
      forced-color-adjust: none;
      fill: CanvasText;
    }
    .drawing .share {
      fill-opacity: 1;
    }
    .drawing .mark :is(.small, .on) {
      stroke: Canvas;
      stroke-width: 5px;
      paint-order: stroke;
    }
  }
  @media print {
    .figure {
      break-inside: avoid;
    }
    .drawing {
      --mark: var(--varco-ink);
      --varco-line: color-mix(in srgb, var(--varco-ink) 30%, var(--varco-paper));
    }
    .tools {
      min-block-size: 0;
    }
    .told,
    .saving,
    .twin:not([open]),
    .tools [open] summary {
      display: none;
    }
  }
`;
