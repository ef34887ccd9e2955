import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { address } from '../../src/element/attributes.ts';
import { version } from '../../src/element/version.ts';
import manifest from '../../package.json' with { type: 'json' };

describe('addresses in attributes', () => {
  it('are http, https or relative to the page', () => {
    const base = 'https://region.example/mapping/';
    expect(address('a.json?x=1', base)).toBe('https://region.example/mapping/a.json?x=1');
    expect(address('/api', base)).toBe('https://region.example/api');
    expect(address('//other.example/a', base)).toBe('https://other.example/a');
    expect(address('http://127.0.0.1:4173/api', base)).toBe('http://127.0.0.1:4173/api');
    for (const bad of [
      'javascript:alert(1)',
      ' JAVASCRIPT:a',
      'java\tscript:a',
      'data:,x',
      'file:///a',
      'blob:https://a/b',
      'http://[',
      'ftp://a',
    ])
      expect(address(bad, base), bad).toBeUndefined();
    expect(address('a.json', 'file:///home/page.html')).toBeUndefined();
  });

  it('never come out as anything else, whatever is written', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('javascript:', 'data:', '\t', '\n', ' ', 'https:', '//', ':', 'a'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const made = address(pieces.join(''), 'https://region.example/');
        expect(made === undefined || /^https?:\/\//.test(made)).toBe(true);
      }),
    );
  });
});

describe('the version', () => {
  it('is the package’s', () => {
    expect(version).toBe(manifest.version);
  });
});
