import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { inline, literal, markdown, safeLink } from '../../src/locale/markdown.ts';
import { markup } from './markup.ts';

const block = (text: string) => markup(markdown(text)).replace(/\s*\n\s*/g, '');
const line = (text: string) => markup(inline(text));
const runs = process.env.VARCO_PROOF === 'full' ? 100_000 : 1_000;

describe('the small Markdown of documents', () => {
  it('gives a plain text back as it is, without a template', () => {
    expect(inline('Denominazione (per esteso)')).toBe('Denominazione (per esteso)');
  });

  it('knows bold, italic, links, line breaks and escapes', () => {
    expect(line('a **b** *c* _d_')).toBe('a <strong>b</strong> <em>c</em> <em>d</em>');
    expect(line('**a *b* c**')).toBe('<strong>a <em>b</em> c</strong>');
    expect(line('[the *site*](https://example.org/a?b=1&c)')).toBe(
      '<a href="https://example.org/a?b=1&#38;c" target="_blank" rel="noopener">the <em>site</em></a>',
    );
    expect(line('[write](mailto:a@example.org)')).toBe('<a href="mailto:a@example.org" rel="noopener">write</a>');
    expect(line('one\ntwo')).toBe('one<br />two');
    expect(line('\\*a\\*')).toBe('*a*');
  });

  it('leaves signs alone that mark nothing', () => {
    for (const text of [
      '2 * 3 * 4',
      'org_name and org_fte',
      '**open',
      'a*',
      '* *',
      '_',
      'Name: ______',
      '***',
      '[a]',
      '[a](b c)',
      '****',
      'a ** b',
    ])
      expect(line(text)).toBe(text);
    expect(line('*a **b*')).toBe('<em>a **b</em>');
  });

  it('makes paragraphs and lists, one level below another', () => {
    expect(block('one\ntwo\n\nthree')).toBe('<p>one<br />two</p><p>three</p>');
    expect(block('Bring:\n\n- a\n- **b**\n  - c\n  goes on\n- d\n\n1. x\n2. y')).toBe(
      '<p>Bring:</p><ul><li>a</li><li><strong>b</strong><ul><li>c<br />goes on</li></ul></li><li>d</li></ul>' +
        '<ol><li>x</li><li>y</li></ol>',
    );
    expect(block('')).toBe('');
  });

  it('links only to http, https, mailto and tel', () => {
    for (const url of ['https://example.org', 'HTTP://example.org/a', 'mailto:a@example.org', 'tel:+390612345'])
      expect(safeLink(url)).toBe(url);
    for (const url of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://example.org/1',
      'http:javascript:alert(1)',
      'https://',
      'https://a b',
      'https://[',
      '//example.org',
      '/relative',
      '',
      'https://example.org/"onclick="x',
    ])
      expect(safeLink(url), url).toBeUndefined();
  });

  it('makes nothing but its own tags of hostile text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('**', '*', '_', '[', ']', '(', ')', '](', '\\', '\n', '\n- ', '\n  1. ', ' ', '<b>', '<script>'),
      fc.constantFrom(
        'javascript:alert(1)',
        'https://e.org',
        'mailto:',
        'tel:1',
        'data:,',
        '&lt;',
        '"',
        "'",
        '${x}',
        '[a](java',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const made = block(text);
        const tags = made.match(/<[^>]*>?/g) ?? [];
        for (const tag of tags) {
          expect(tag).toMatch(
            /^<(\/?(p|ul|ol|li|strong|em|a)|br \/|a href="(https?:\/\/|mailto:|tel:)[^"\s<>]+"( target="_blank")? rel="noopener")>$/i,
          );
        }
        // every tag is closed
        expect(tags.filter((tag) => tag.startsWith('</')).length).toBe(tags.filter((t) => !/^<(\/|br)/.test(t)).length);
      }),
      { numRuns: runs },
    );
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b1', '**', '*', '_', ' ', '\n', '['), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const words = (s: string) => s.replace(/<[^>]*>/g, '').match(/[ab]1?/g) ?? [];
        expect(words(line(text))).toEqual(words(text));
      }),
      { numRuns: runs },
    );
  });

  it('shows an answer set into a text as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (answer) => {
        const shown = line(`**${literal(answer)}**`).replace(/<br \/>/g, '\n');
        // white space at the edges keeps the two stars from marking
        if (answer === answer.trim() && answer) expect(shown).toBe(`<strong>${markup(answer)}</strong>`);
      }),
      { numRuns: runs },
    );
  });

  it('takes time in proportion to the text, whatever it holds', () => {
    const shapes = [
      '[',
      '[a](',
      '**a',
      '*',
      '_a',
      '*a**b',
      '**a*b_',
      '\\',
      '- ',
      '  - a\n',
      '[a](x',
      '- a\n  - b\n',
      'a\n\n',
      '(',
    ];
    for (const shape of shapes) {
      const text = shape.repeat(Math.ceil(100_000 / shape.length));
      const start = performance.now();
      markdown(text);
      inline(text);
      expect(performance.now() - start, shape).toBeLessThan(1_000);
    }
  });
});
