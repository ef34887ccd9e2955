import { css, unsafeCSS, type CSSResult } from 'lit';

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
const mix = (part: string, percent: number) => `color-mix(in srgb,var(--_${part}) ${percent}%,var(--_paper))`;
const values = {
  ink: 'var(--_seen-ink,CanvasText)',
  paper: 'var(--_seen-paper,Canvas)',
  accent: 'var(--_seen-accent,color-mix(in srgb,LinkText 60%,var(--_ink)))',
  'on-accent': 'var(--_paper)',
  muted: mix('ink', 85),
  line: `var(--_seen-line,${mix('ink', 20)})`,
  edge: mix('ink', 65),
  tint: mix('accent', 7),
  danger: 'light-dark(#b3261e,#ffa69e)',
  success: 'light-dark(#1e6b3a,#7bd19a)',
  focus: 'var(--_accent)',
  radius: '4px',
  space: '8px',
  font: 'var(--_seen-font,inherit)',
};
const each = (rule: (name: string, value: string) => string): CSSResult =>
  unsafeCSS(
    Object.entries(values)
      .map(([name, value]) => rule(name, value))
      .join(';'),
  );

export const tokens = css`
  :host {
    ${each((name, value) => `--_${name}:var(--varco-${name},${value})`)}
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
      --_accent: LinkText;
      --_danger: CanvasText;
    }
  }
  @media print {
    :host {
      --_ink: #000;
      --_paper: #fff;
      color-scheme: light !important;
    }
    button {
      display: none;
    }
  }
  .varco {
    ${each((name) => `--varco-${name}:var(--_${name})`)}
  }
`;
