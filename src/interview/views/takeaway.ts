import { html, nothing, type TemplateResult } from 'lit';
import { downloadIcon, printIcon } from '../../element/icons.ts';
import { fileName, save } from '../../element/save.ts';
import { idle } from '../../element/varco-element.ts';
import { dateFormat, msg, str, withLocale } from '../../locale/index.ts';
import { heading } from '../../respondent/parts.ts';
import { writeDocument } from '../document.ts';
import { toJson } from '../export/json.ts';
import { toMarkdown } from '../export/markdown.ts';
import type { InterviewSitting } from '../sitting.ts';
import type { InterviewDocument } from '../types.ts';

/** The day in words, as on a letter. */
export const today = (locale: string): string => dateFormat(locale, { dateStyle: 'long' }).format(Date.now());

interface Format {
  readonly extension: string;
  readonly name: string;
  readonly write: (document: InterviewDocument, s: InterviewSitting) => Blob | Promise<Blob>;
}

const word = () => import('../export/docx.ts');
/** Word's is the only format that wants code of its own: it comes once it may be wanted, so that it is there offline. */
let ahead = false;

const formats: readonly Format[] = [
  {
    extension: 'docx',
    name: 'Word (DOCX)',
    write: async (document) => {
      const { docxType, toDocx } = await word();
      return new Blob([toDocx(document)], { type: docxType });
    },
  },
  {
    extension: 'md',
    name: 'Markdown',
    write: (document) => new Blob([toMarkdown(document)], { type: 'text/markdown;charset=utf-8' }),
  },
  {
    extension: 'json',
    name: 'JSON',
    write: (document, s) => new Blob([toJson(document, s.submitted())], { type: 'application/json' }),
  },
];

async function download(s: InterviewSitting, { extension, write }: Format): Promise<void> {
  const { locale, definition } = s;
  try {
    const written = writeDocument(s.models.definition, s.submitted(), locale);
    const name = fileName(definition.id, extension);
    save(await write({ ...written, date: today(locale) }, s), name);
    if (s.asking === 'unwritten') s.set({ asking: '' });
    s.announce(withLocale(locale, () => msg(str`Downloaded: ${name}`, { id: 'i-downloaded', desc: 'A file' })));
  } catch {
    s.set({ asking: 'unwritten' });
  }
}

/** The ways to have the document: on paper, or as a file. */
export function copies(s: InterviewSitting): unknown {
  if (!ahead) idle(() => void word().catch(() => {}));
  ahead = true;
  return [
    html`<button @click=${() => print()}>${printIcon()}${msg('Print', { id: 'q-print' })}</button>`,
    formats.map(
      (format) =>
        html`<button @click=${() => void download(s, format)}>
          ${downloadIcon()}${msg(str`Download as ${format.name}`, { id: 'i-download', desc: 'A format: Word, Markdown…' })}
        </button>`,
    ),
    s.asking === 'unwritten'
      ? html`<p class="notice error" role="alert">
          ${msg('This part of the page could not be loaded. Check the connection, then try again.', {
            id: 'element-unreachable',
          })}
        </p>`
      : nothing,
  ];
}

/** The same on the review, under the document. */
export const takeaway = (s: InterviewSitting): TemplateResult =>
  html`<section>
    ${heading(s, 2, msg('The document to take with you', { id: 'i-takeaway' }))}
    <div class="row copies">${copies(s)}</div>
  </section>`;
