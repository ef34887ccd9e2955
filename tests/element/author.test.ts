import { afterEach, describe, expect, it, vi } from 'vitest';
import { attributeIssues, noticeEmpty } from '../../src/element/author.ts';

class Fake {
  static observedAttributes = ['src', 'endpoint', 'theme'];
  localName = 'varco-fake';
  baseURI = 'https://region.example/';
  isConnected = true;
  empty = true;
  attributes: Record<string, string> = {};
  shadowRoot = { querySelector: () => (this.empty ? {} : null) };
  getAttributeNames = () => Object.keys(this.attributes);
  getAttribute = (name: string) => this.attributes[name] ?? null;
}
const fake = (values: object = {}) => Object.assign(new Fake(), values) as Fake & Element;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('hints for the author of a page', () => {
  it('are none where attributes are right or not there', () => {
    expect(attributeIssues(fake())).toEqual([]);
    for (const drafts of ['local', 'off', '/api/drafts', 'https://region.example/api'])
      expect(attributeIssues(fake({ drafts, theme: 'italia', locale: 'it_IT', endpoint: '/api' }))).toEqual([]);
  });

  it('name the attribute that was probably meant, and leave the page’s own alone', () => {
    const attributes = { scr: 'a.json', class: 'x', 'data-src': 'y', 'aria-label': 'z' };
    expect(attributeIssues(fake({ attributes })).map(({ path, hint }) => [path, hint])).toEqual([
      ['attribute scr', 'src'],
    ]);
  });

  it('name the mode that was probably meant', () => {
    expect(attributeIssues(fake({ mode: 'guided' }))).toEqual([]);
    expect(attributeIssues(fake({ mode: 'guide' })).map(({ path, hint }) => [path, hint])).toEqual([
      ['attribute mode', 'guided'],
    ]);
  });

  it('tell of an element with nothing to show, once, when it had time to be given something', async () => {
    vi.useFakeTimers();
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const [idle, filled, gone] = [fake(), fake(), fake()];
    for (const el of [idle, filled, gone]) void noticeEmpty(el);
    void noticeEmpty(idle);
    await vi.advanceTimersByTimeAsync(4_000);
    filled.empty = false;
    Object.assign(gone, { isConnected: false });
    expect(warn).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('<varco-fake> has nothing to show: give it src=')]]);
  });
});
