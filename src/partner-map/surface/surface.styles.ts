import { css } from 'lit';

/** For the element that is given to `Surface`; its height is the page's to say. */
export const surfaceStyles = css`
  .surface {
    position: relative;
    overflow: hidden;
    touch-action: pan-x pan-y;
    user-select: none;
    -webkit-user-select: none;
    cursor: grab;
    contain: strict;
  }
  .surface:active {
    cursor: grabbing;
  }
  :fullscreen .surface,
  .surface:fullscreen {
    touch-action: none;
  }
  .surface canvas,
  .surface .markers {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .surface .markers {
    transform-origin: 0 0;
    /* a layer of its own: going along with a drag costs no painting */
    will-change: transform;
  }
  .surface .markers:focus-visible {
    outline-offset: -4px;
  }
  .surface button {
    position: absolute;
    display: block;
    min-block-size: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    /* the pointer of a mouse says that it can be opened; a finger may still scroll the page from here */
    cursor: pointer;
    touch-action: inherit;
  }
  .surface button:focus-visible {
    /* one ring in the colour of the focus, with one of the paper's inside and outside: seen on any ground */
    outline: 3px solid var(--varco-focus);
    outline-offset: 1px;
    box-shadow:
      0 0 0 1px var(--varco-paper),
      0 0 0 6px var(--varco-paper);
  }
  .surface .pin {
    cursor: move;
  }
  .surface .hint {
    position: absolute;
    inset: auto 0 16px;
    inline-size: fit-content;
    max-inline-size: calc(100% - 32px);
    margin: 0 auto;
    padding: 4px 12px;
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-paper);
    color: var(--varco-ink);
    pointer-events: none;
  }
`;
