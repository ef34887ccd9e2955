import { css } from 'lit';

/**
 * The look in one place. A page sets `--varco-*` on the element or on anything above it; `:host` resolves each to a
 * private `--_*` (the page's, else the theme's), and `.varco`, the one box inside, gives the public names back
 * resolved: styles further in read `var(--varco-accent)` and get a value whatever the page did.
 * What each means is said in the `@cssproperty` lines of varco-element.ts, from which the manifest is made.
 *
 * `--_seen-*` is the theme's: what surroundings.ts found on the page, unless the theme names it. All but ink, paper,
 * accent, danger and success is mixed from these; tests/element/contrast.browser.ts holds each pair to WCAG's ratios,
 * on light and on dark. Where the browser forces its colours, only what stands out of these needs a word.
 */
export const tokens = css`
  :host {
    --_ink: var(--varco-ink, var(--_seen-ink, CanvasText));
    --_paper: var(--varco-paper, var(--_seen-paper, Canvas));
    --_accent: var(--varco-accent, var(--_seen-accent, color-mix(in srgb, LinkText 60%, var(--_ink))));
    --_on-accent: var(--varco-on-accent, var(--_paper));
    --_muted: var(--varco-muted, color-mix(in srgb, var(--_ink) 85%, var(--_paper)));
    --_line: var(--varco-line, var(--_seen-line, color-mix(in srgb, var(--_ink) 20%, var(--_paper))));
    --_edge: var(--varco-edge, color-mix(in srgb, var(--_ink) 65%, var(--_paper)));
    --_tint: var(--varco-tint, color-mix(in srgb, var(--_accent) 7%, var(--_paper)));
    --_danger: var(--varco-danger, light-dark(#b3261e, #ffa69e));
    --_success: var(--varco-success, light-dark(#1e6b3a, #7bd19a));
    --_focus: var(--varco-focus, var(--_accent));
    --_radius: var(--varco-radius, 4px);
    --_space: var(--varco-space, 8px);
    --_font: var(--varco-font, var(--_seen-font, inherit));
  }
  :host([theme='italia']) {
    --_seen-ink: var(--bs-body-color, hsl(210 54% 20%));
    --_seen-paper: var(--bs-body-bg, #fff);
    --_seen-accent: var(--bs-primary, hsl(210 100% 40%));
    --_seen-line: var(--bs-border-color, hsl(210 17% 86%));
    --_seen-font: var(--bs-font-sans-serif, 'Titillium Web', Geneva, Tahoma, sans-serif);
    background: var(--_paper);
  }
  :host([theme='plain']) {
    --_seen-ink: light-dark(#1b1f24, #e8eaed);
    --_seen-paper: light-dark(#fff, #16191d);
    --_seen-accent: light-dark(hsl(200 95% 28%), hsl(200 75% 70%));
    --_seen-font: system-ui, sans-serif;
    background: var(--_paper);
  }
  @media (prefers-contrast: more), print {
    :host {
      --_muted: var(--_ink);
      --_line: var(--_ink);
      --_edge: var(--_ink);
    }
  }
  @media (forced-colors: active) {
    :host {
      --_paper: Canvas;
      --_danger: CanvasText;
    }
  }
  @media print {
    :host {
      --_ink: #000;
      --_paper: #fff;
      color-scheme: light !important;
    }
  }
  .varco {
    --varco-ink: var(--_ink);
    --varco-paper: var(--_paper);
    --varco-accent: var(--_accent);
    --varco-on-accent: var(--_on-accent);
    --varco-muted: var(--_muted);
    --varco-line: var(--_line);
    --varco-edge: var(--_edge);
    --varco-tint: var(--_tint);
    --varco-danger: var(--_danger);
    --varco-success: var(--_success);
    --varco-focus: var(--_focus);
    --varco-radius: var(--_radius);
    --varco-space: var(--_space);
    --varco-font: var(--_font);
  }
`;
