import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { contrast, parseColour, type Colour } from '../../src/element/contrast.ts';
import { inside, type LittleElement } from './little.ts';

/** A colour as it is painted. */
function painted(css: string): Colour {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const brush = canvas.getContext('2d')!;
  brush.fillStyle = css;
  brush.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
  return [r!, g!, b!, a! / 255];
}

/** A token's colour inside an element. */
function token(el: Element, name: string): Colour {
  const probe = inside(el, '.varco')!.appendChild(document.createElement('i'));
  probe.style.color = `var(--varco-${name})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return painted(color);
}

const pairs: [text: string, ground: string, ratio: number][] = [
  ['ink', 'paper', 4.5],
  ['ink', 'tint', 4.5],
  ['muted', 'paper', 4.5],
  ['muted', 'tint', 4.5],
  ['accent', 'paper', 4.5],
  ['accent', 'tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['danger', 'paper', 4.5],
  ['success', 'paper', 4.5],
  ['edge', 'paper', 3],
  ['focus', 'paper', 3],
];

const pages: Record<string, string> = {
  'a page that says nothing': '',
  'a light page': 'color: #17324d; background: #fff',
  'a grey page with weak text': 'color: #555; background: #fff',
  'a dark page': 'color-scheme: dark; color: #eee; background: #121212',
  'a dark page that declares no scheme': 'color: #eee; background: #222',
  'a dark page that leaves its colours to the browser': 'color-scheme: dark',
  'a page in its colours': 'color: #004030; background: #fdf6e3; accent-color: #c04000',
  'a page whose accent cannot be read': 'background: #fff; accent-color: #ffcc00',
  'a page whose text cannot be read': 'color: #bbb; background: #ddd',
};

async function on(page: string, theme: string): Promise<LittleElement> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.cssText = page;
  const el = document.createElement('varco-little');
  el.theme = theme;
  el.definition = { title: 'Titolo' };
  box.append(el);
  await el.updateComplete;
  return el;
}

describe('contrast (WCAG 1.4.3, 1.4.11)', () => {
  for (const [name, page] of Object.entries(pages))
    for (const theme of ['auto', 'italia', 'plain'])
      it(`holds in ${theme} on ${name}`, async () => {
        const el = await on(page, theme);
        for (const [text, ground, ratio] of pairs)
          expect(contrast(token(el, text), token(el, ground)), `${text} on ${ground}`).to.be.at.least(ratio);
      });

  it('holds in italia on a dark Bootstrap page', async () => {
    const el = await on(
      'color-scheme: dark; --bs-body-bg: #212529; --bs-body-color: #dee2e6; --bs-primary: #6ea8fe; background: #212529',
      'italia',
    );
    for (const [text, ground, ratio] of pairs)
      expect(contrast(token(el, text), token(el, ground)), `${text} on ${ground}`).to.be.at.least(ratio);
  });

  it('counts as WCAG does', () => {
    const [black, white, blue] = ['rgb(0, 0, 0)', 'color(srgb 1 1 1)', 'rgb(0 102 204 / 1)'].map((css) =>
      parseColour(css)!,
    ) as [Colour, Colour, Colour];
    expect(contrast(black, white)).to.equal(21);
    expect(contrast(white, blue)).to.be.closeTo(5.57, 0.01);
    expect(parseColour('oklch(0.5 0.1 20)')).to.equal(undefined);
    expect(parseColour('rgba(0, 0, 0, 0)')).to.deep.equal([0, 0, 0, 0]);
  });
});

describe('the look', () => {
  it('takes text, ground and accent from the page, and the page’s tokens before these', async () => {
    const el = await on('color: #004030; background: #fdf6e3; accent-color: #802000', 'auto');
    expect(token(el, 'ink')).to.deep.equal([0, 64, 48, 1]);
    expect(token(el, 'paper')).to.deep.equal([253, 246, 227, 1]);
    expect(token(el, 'accent')).to.deep.equal([128, 32, 0, 1]);
    // set far above, not on the element
    el.parentElement!.style.setProperty('--varco-accent', '#123456');
    expect(token(el, 'accent')).to.deep.equal([0x12, 0x34, 0x56, 1]);
  });

  it('follows when the page turns dark', async () => {
    const el = await on('color: #111; background: #fff', 'auto');
    expect(token(el, 'paper')).to.deep.equal([255, 255, 255, 1]);
    Object.assign(el.parentElement!.style, { color: '#eee', background: '#222' });
    await waitUntil(() => token(el, 'paper')[0] === 0x22, 'dark paper');
    expect(getComputedStyle(inside(el, '.varco')!).colorScheme).to.equal('dark');
  });

  it('reads Bootstrap Italia’s variables', async () => {
    const el = await on('--bs-primary: #806000; --bs-border-color: #c0ffee', 'italia');
    expect(token(el, 'accent')).to.deep.equal([0x80, 0x60, 0, 1]);
    expect(token(el, 'line')).to.deep.equal([0xc0, 0xff, 0xee, 1]);
    expect(getComputedStyle(inside(el, '.varco')!).fontFamily).to.contain('Titillium');
    el.theme = 'auto';
    await el.updateComplete;
    expect(getComputedStyle(inside(el, '.varco')!).fontFamily).not.to.contain('Titillium');
  });

  it('stands hostile CSS of the page', async () => {
    const sheet = document.head.appendChild(document.createElement('style'));
    sheet.textContent = `* { line-height: 0.5 !important; letter-spacing: 1em !important; text-transform: uppercase !important;
      font-size: 9px !important; white-space: pre !important; text-align: right !important; word-spacing: 2em !important;
      text-indent: -99px !important; -webkit-text-fill-color: red !important; font-variant: small-caps !important; font-style: italic !important } button { display: none !important }`;
    const el = await on('', 'auto');
    const style = getComputedStyle(inside(el, '.varco')!);
    expect([style.lineHeight, style.letterSpacing, style.textTransform, style.fontSize]).to.deep.equal([
      '24px',
      style.letterSpacing === '0px' ? '0px' : 'normal',
      'none',
      '16px',
    ]);
    expect([style.whiteSpace.split(' ')[0], style.textAlign, style.textIndent]).to.deep.equal([
      'normal',
      'start',
      '0px',
    ]);
    expect([style.fontStyle, style.fontVariantCaps]).to.deep.equal(['normal', 'normal']);
    expect(style.webkitTextFillColor).to.equal(style.color);
    expect(getComputedStyle(inside(el, 'button')!).display).to.contain('flex');
    el.style.visibility = 'hidden';
    expect(style.visibility).to.equal('hidden');
    sheet.remove();
  });

  it('gives buttons at least 24 px and the focused one a ring', async () => {
    const el = await on('', 'plain');
    const button = inside(el, 'button')!;
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(24);
    button.focus({ focusVisible: true } as FocusOptions);
    if (button.matches(':focus-visible')) expect(getComputedStyle(button).outlineWidth).to.equal('3px');
  });
});
