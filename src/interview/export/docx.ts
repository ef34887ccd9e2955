import { strToU8, zipSync } from 'fflate';
import { clean } from '../read.ts';
import type { InterviewDocument, Table } from '../types.ts';
import { tables } from './tables.ts';

/**
 * The document as WordprocessingML (ECMA-376), no more of it than headings, paragraphs, lists and tables want: an
 * hundredth of what a library for all of Word weighs. Each is what its style says it is, so that assistive technology
 * finds headings, real lists, header rows that repeat, the title and the language.
 */
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const docxType = `${wordType}.document`;

const xml = (text: string): string => clean(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Whether a text begins in a script that runs from right to left. */
const rightToLeft = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);

/** A paragraph in a style; a line break stays one. Properties stand in the order of the schema. */
function paragraph(text: string, style: string, more = ''): string {
  const rtl = rightToLeft(text);
  const runs = clean(text)
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`)
    .join('<w:br/>');
  const properties = `<w:pStyle w:val="${style}"/>${more}${rtl ? '<w:bidi/>' : ''}`;
  return `<w:p><w:pPr>${properties}</w:pPr><w:r>${rtl ? '<w:rPr><w:rtl/></w:rPr>' : ''}${runs}</w:r></w:p>`;
}

const item = (text: string) => paragraph(text, 'ListBullet');

/** Width between the margins of an A4 page, in twentieths of a point. */
const width = 9638;

function table({ caption, head, rows }: Table, heading: string): string {
  const column = Math.floor(width / head.length);
  const cell = (text: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${column}" w:type="dxa"/></w:tcPr>${paragraph(text, 'TableText')}</w:tc>`;
  const row = (cells: readonly string[], properties = '') =>
    `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells.map(cell).join('')}</w:tr>`;
  // a caption that is the heading above it would be read twice
  const above = caption === heading ? '' : paragraph(caption, 'Caption', '<w:keepNext/>');
  return `${above}<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${width}" w:type="dxa"/>
<w:tblLayout w:type="fixed"/><w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>
<w:tblCaption w:val="${xml(caption)}"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${column}"/>`.repeat(head.length)}</w:tblGrid>
${row(head, '<w:tblHeader/>')}${rows.map(({ head: first, cells }) => row([first, ...cells.map(({ text }) => text)])).join('')}</w:tbl>`;
}

function body({ title, date, sections, orphans, orphansHeading }: InterviewDocument): string {
  const parts = [paragraph(title, 'Title'), ...(date ? [paragraph(date, 'Normal')] : [])];
  for (const section of sections) {
    const list = (group?: string) =>
      section.sentences.filter((s) => s.group === group && s.text).map(({ text }) => item(text));
    const written = [
      ...tables(section).map((each) => table(each, section.heading)),
      ...list(),
      ...section.groups.flatMap(({ id, heading }) => {
        const said = list(id);
        return said.length ? [paragraph(heading, 'Heading2'), ...said] : [];
      }),
    ];
    if (written.length) parts.push(paragraph(section.heading, 'Heading1'), ...written);
  }
  if (orphans.length) parts.push(paragraph(orphansHeading, 'Heading1'), ...orphans.map(({ text }) => item(text)));
  // a table cannot be the last thing on a page
  if (parts.at(-1)!.endsWith('</w:tbl>')) parts.push('<w:p/>');
  return parts.join('\n');
}

const headingStyle = (level: number, size: number) =>
  `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>
<w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="${360 - level * 60}" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;

const styles = (lang: string) => `<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${lang}"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>
<w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>${headingStyle(1, 32)}${headingStyle(2, 26)}
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:qFormat/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:qFormat/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/>
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('')}
</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr>
</w:tblStylePr></w:style></w:styles>`;

const numbering = `<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const settings = (lang: string) => `<w:settings xmlns:w="${word}"><w:compat><w:compatSetting w:name="compatibilityMode"
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${lang}"/></w:settings>`;

const page = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`;

/** Word names languages with their country: `it` → `it-IT`. */
function wordLanguage(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return region ? `${language}-${region}` : language;
}

/** Relationships of a part: what it names, by kind and place. */
const relations = (targets: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="${packaging}/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/**
 * The document as a .docx file, its whole content at once. The same document gives the same bytes: they hold no date
 * but the one that it is given, and no author.
 */
export function toDocx(document: InterviewDocument): Uint8Array<ArrayBuffer> {
  const lang = wordLanguage(document.locale);
  const parts = ['document', 'styles', 'numbering', 'settings'];
  const types = parts.map(
    (part) =>
      `<Override PartName="/word/${part}.xml" ContentType="${wordType}.${part === 'document' ? 'document.main' : part}+xml"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>${types.join('')}
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': relations([
      [`${office}/officeDocument`, 'word/document.xml'],
      [`${packaging}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(document.title)}</dc:title><dc:language>${lang}</dc:language></cp:coreProperties>`,
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body>${body(document)}${page}</w:body></w:document>`,
    'word/styles.xml': styles(lang),
    'word/numbering.xml': numbering,
    'word/settings.xml': settings(lang),
    'word/_rels/document.xml.rels': relations(parts.slice(1).map((part) => [`${office}/${part}`, `${part}.xml`])),
  };
  const zipped = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, strToU8(declaration + text)] as const),
  );
  // the first moment that an archive can name, which it tells by the clock on the wall: the same bytes in every zone
  return zipSync(zipped, { mtime: new Date(1980, 0, 1) });
}
