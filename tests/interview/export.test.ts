import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { xml } from '../../src/cli/convert/xml.ts';
import { writeDocument } from '../../src/interview/document.ts';
import { toDocx } from '../../src/interview/export/docx.ts';
import { toJson } from '../../src/interview/export/json.ts';
import { escapeMarkdown, toMarkdown } from '../../src/interview/export/markdown.ts';
import { clean } from '../../src/interview/read.ts';
import type { InterviewAnswers, InterviewDocument } from '../../src/interview/types.ts';
import { definition, experience, hostile, interviews, loadLocales, runs, worked } from './told.ts';

beforeAll(loadLocales);

const write = (answers: InterviewAnswers, locale = 'it') => writeDocument(definition, answers, locale);
const lines = (document: InterviewDocument) => document.sections.flatMap((s) => s.sentences).filter((s) => s.text);

describe('Markdown', () => {
  it('has title, headings, lists, and tables with the timeline as one', () => {
    const text = toMarkdown(write({ ...worked, edits: { gone: 'Rimasta *qui*' } }));
    expect(text).toMatch(
      /^# Colloquio di orientamento\n\n## Sintesi in cinque righe\n\n- Avete raccontato 6 esperienze\./,
    );
    expect(text).toContain(
      '| Esperienza | Quando | Dove | Com’è andata a finire |\n| --- | --- | --- | --- |\n| Consorzio Flavour of Italy | 2013 |  | ancora in corso |',
    );
    expect(text).toContain('### Consorzio Flavour of Italy\n\n- 2013\n');
    expect(text).toMatch(/## Parole vostre rimaste senza una frase\n\n- Rimasta \\\*qui\\\*\n$/);
  });

  it('keeps a line break inside its item, and leaves out what was emptied', () => {
    const document = write({ why: 'uno\n\n- due', edits: { 'summary/why': '' } });
    expect(toMarkdown(document)).toBe(
      '# Colloquio di orientamento\n\n## Cornice strategica\n\n- Perché:\\\n  uno\\\n  \\- due\n',
    );
  });

  it.each([
    ['**a** _b_ `c` ~~d~~', '\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'],
    ['[x](javascript:1) ![y](z) <b> &amp;', '\\[x\\](javascript:1) !\\[y\\](z) \\<b\\> \\&amp;'],
    ['# a', '\\# a'],
    ['1. a\n- b\n=== \n+ c\n2) d', '1\\. a\n\\- b\n\\===\n\\+ c\n2\\) d'],
    ['a | b \\ c', 'a \\| b \\\\ c'],
    ['https://a.b www.a.b a@b.cd', 'https\\://a.b www\\.a.b a\\@b.cd'],
    ['la nota 1. resta com’è: (vero)', 'la nota 1. resta com’è: (vero)'],
  ])('shows the very signs of %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('has of any words no sign left that means something, and all the words', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text);
        const bare = escaped.replace(/\\[!-/:-@[-`{-~]/g, 'x');
        expect(bare).not.toMatch(/[\\`*_[\]<>&|~#@]|:\/\/|www\.|^[-+=]|^\d{1,9}[.)]/im);
        expect(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(clean(text));
      }),
      { numRuns: runs * 4 },
    );
  });

  it('keeps its structure whatever the answers are', () => {
    fc.assert(
      fc.property(interviews(hostile), (answers) => {
        const document = write(answers);
        const text = toMarkdown(document);
        expect(text.match(/^- /gm)?.length ?? 0).toBe(lines(document).length);
        expect(text.match(/^## /gm)?.length ?? 0).toBeLessThanOrEqual(document.sections.length);
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
        // every line is a heading, an item, what goes on in an item, a row, a caption, or empty
        for (const line of text.split('\n')) expect(line).toMatch(/^(#{1,3} .*|- .*| {2}\S.*|\|.*\||\*\*.*\*\*|)$/);
      }),
      { numRuns: runs },
    );
  });
});

describe('JSON', () => {
  it('gives back the same document, and the answers where they are given', () => {
    fc.assert(
      fc.property(interviews(hostile), (answers) => {
        const document = write(answers);
        const text = toJson(document, answers);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ document, answers })));
        expect(text).not.toMatch(/[<\u0000-\u0009\u000b-\u001f\u2028\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: runs },
    );
    expect(JSON.parse(toJson(write({ why: 'a' })))).not.toHaveProperty('answers');
  });
});

/** A .docx as a reader finds it: its parts, each of them read as XML. */
function open(bytes: Uint8Array) {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, file]) => [path, strFromU8(file)]));
  const nodes = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, [...xml(text)]]));
  return { parts, nodes };
}

interface Paragraph {
  style: string;
  text: string;
  cell: boolean;
}
function paragraphs(bytes: Uint8Array): Paragraph[] {
  const found: Paragraph[] = [];
  const inside: string[] = [];
  for (const node of open(bytes).nodes['word/document.xml']!) {
    if (node.kind === 'text') {
      if (inside.at(-1) === 't') found.at(-1)!.text += node.text;
      continue;
    }
    if (node.kind === 'close') {
      inside.pop();
      continue;
    }
    inside.push(node.name);
    if (node.name === 'p') found.push({ style: '', text: '', cell: inside.includes('tc') });
    if (node.name === 'pStyle') found.at(-1)!.style = node.attributes.get('w:val')!;
    if (node.name === 'br') found.at(-1)!.text += '\n';
  }
  return found;
}

describe('DOCX', () => {
  it('says title, headings and items by their styles', () => {
    const found = paragraphs(toDocx(write(worked)));
    expect(found[0]).toMatchObject({ style: 'Title', text: 'Colloquio di orientamento' });
    expect(found[1]).toMatchObject({ style: 'Heading1', text: 'Sintesi in cinque righe' });
    expect(found[2]).toMatchObject({ style: 'ListBullet' });
    expect(found.find(({ text, cell }) => text === 'Consorzio Flavour of Italy' && !cell)).toMatchObject({
      style: 'Heading2',
    });
    expect(found.filter(({ style }) => style === 'Heading1')).toHaveLength(6);
  });

  it('has two tables with header rows that repeat and a name each', () => {
    const names = open(toDocx(write(worked))).nodes['word/document.xml']!.flatMap((node) =>
      node.kind === 'open' ? [{ name: node.name, value: node.attributes.get('w:val') }] : [],
    );
    expect(names.filter(({ name }) => name === 'tbl')).toHaveLength(2);
    expect(names.filter(({ name }) => name === 'tblHeader')).toHaveLength(2);
    expect(names.filter(({ name }) => name === 'tblCaption').map(({ value }) => value)).toEqual([
      'Linea del tempo',
      'Che cosa le ha generate, e come sono andate a finire',
    ]);
  });

  it.each([
    ['it', 'it-IT'],
    ['sq', 'sq-AL'],
    ['en-GB', 'en-GB'],
  ])('is in the language it is written in (%s)', (locale, lang) => {
    const { parts } = open(toDocx(write(worked, locale)));
    expect(parts['word/styles.xml']).toContain(`<w:lang w:val="${lang}"/>`);
    expect(parts['docProps/core.xml']).toContain(`<dc:language>${lang}</dc:language>`);
  });

  it('has every part that it names, of a type that it declares, in styles that it defines', () => {
    const { parts, nodes } = open(toDocx(write(worked)));
    const values = (path: string, element: string, attribute: string) =>
      nodes[path]!.flatMap((node) =>
        node.kind === 'open' && node.name === element ? (node.attributes.get(attribute) ?? []) : [],
      );
    const targets = [
      ...values('_rels/.rels', 'Relationship', 'Target'),
      ...values('word/_rels/document.xml.rels', 'Relationship', 'Target').map((target) => `word/${target}`),
    ];
    for (const target of targets) expect(Object.keys(parts)).toContain(target);
    const declared = values('[Content_Types].xml', 'Override', 'PartName').map((name) => name.slice(1));
    expect([...declared].sort()).toEqual([...targets].sort());
    const defined = values('word/styles.xml', 'style', 'w:styleId');
    for (const kind of ['pStyle', 'tblStyle'])
      for (const used of values('word/document.xml', kind, 'w:val')) expect(defined).toContain(used);
  });

  it('is the same bytes for the same document', () => {
    expect(toDocx(write(worked))).toEqual(toDocx(write(worked)));
  });

  it('turns a paragraph that begins from right to left, and no other', () => {
    const { parts } = open(toDocx(write({ experiences: [experience('x', { title: 'שלום', when: '2019' })] })));
    expect(parts['word/document.xml']).toMatch(/<w:pStyle w:val="Heading2"\/><w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/>/);
    expect(parts['word/document.xml']!.match(/<w:bidi\/>/g)).toHaveLength(2);
  });

  it('is well-formed for any words, and says all of them', () => {
    fc.assert(
      fc.property(interviews(hostile), (answers) => {
        const document = write(answers);
        const bytes = toDocx(document);
        const items = paragraphs(bytes).filter(({ style }) => style === 'ListBullet');
        expect(items.map(({ text }) => text).sort()).toEqual(
          lines(document)
            .map(({ text }) => text)
            .sort(),
        );
        expect(open(bytes).parts['word/document.xml']).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\ufffe\uffff\u202a-\u202e]|\p{Cs}/u,
        );
      }),
      { numRuns: runs },
    );
  });
});
