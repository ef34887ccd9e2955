import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { downloadIcon } from '../../element/icons.ts';
import { fileName, save } from '../../element/save.ts';
import { msg, plural, str } from '../../locale/index.ts';
import type { Asked, Browsing } from '../browsing.ts';
import { remarkName } from './import-words.ts';
import { Importer, type Imported, type ImportRemark } from './importer.ts';

/** Remarks that are shown: of more, their number. */
const MOST = 100;

const importers = new WeakMap<Browsing, Importer>();
/** whose title had the focus as they were opened */
const read = new WeakSet<Asked>();

/** The import of a browsing; it goes on while something else is looked at. */
function importerOf(s: Browsing): Importer {
  let importer = importers.get(s);
  if (!importer) {
    const { model, host } = s;
    importer = new Importer(
      () => ({ locale: s.locale, timeZone: model.head.timeZone ?? 'UTC', kinds: [...model.kinds.values()] }),
      () => host.requestUpdate(),
    );
    importers.set(s, importer);
  }
  return importer;
}

async function close(s: Browsing): Promise<void> {
  s.ask(undefined);
  await s.host.updateComplete;
  s.focus('[data-ask="import "]', '#q');
}

/** A file that is chosen, or dropped. */
function choose(importer: Importer): TemplateResult {
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? [];
    if (file) void importer.take(file);
  };
  const over = (event: DragEvent, is: boolean): void => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).toggleAttribute('data-over', is);
  };
  return html`<div
    class="drop"
    @dragover=${(e: DragEvent) => over(e, true)}
    @dragleave=${(e: DragEvent) => over(e, false)}
    @drop=${(e: DragEvent) => {
      over(e, false);
      take(e.dataTransfer?.files);
    }}
  >
    <p id="import-help">
      ${msg(
        'A calendar file (.ics) or events in JSON; it may also be dropped here. The file stays on your device: nothing is sent.',
        { id: 'c-import-help' },
      )}
    </p>
    <label for="import-file">${msg('File', { id: 'c-import-file' })}</label>
    <input
      id="import-file"
      class="control"
      type="file"
      accept=".ics,.json,text/calendar,application/json"
      aria-describedby="import-help"
      @change=${(e: Event) => take((e.target as HTMLInputElement).files)}
    />
  </div>`;
}

const events = (s: Browsing, n: number): string =>
  plural(s.locale, n, {
    one: msg('{n} event', { id: 'c-import-one' }),
    other: msg('{n} events', { id: 'c-import-many' }),
  });

/** How far it is, in numbers. */
const progress = (s: Browsing, importer: Importer): TemplateResult => {
  const { done, total, rows } = importer.progress;
  return html`<div class="wait">
    <label for="import-progress">${msg(str`Reading: ${importer.file}`, { id: 'c-import-reading' })}</label>
    <progress id="import-progress" max=${total} .value=${done}></progress>
    <p>${events(s, rows)}</p>
    <button
      @click=${() => {
        importer.cancel();
        s.focus('#import-file');
      }}
    >
      ${msg('Cancel', { id: 'c-import-cancel' })}
    </button>
  </div>`;
};

function remarks(s: Browsing, id: string, name: string, list: readonly ImportRemark[], where: string): unknown {
  const left = list.length - MOST;
  return list.length
    ? html`<div class="wide" role="region" tabindex="0" aria-labelledby=${id}>
          <table>
            <caption id=${id}>
              ${name}
            </caption>
            <thead>
              <tr>
                <th scope="col">${where}</th>
                <th scope="col">${msg('Event', { id: 'c-import-event' })}</th>
                <th scope="col">${msg('Why', { id: 'c-import-why' })}</th>
              </tr>
            </thead>
            <tbody>
              ${list.slice(0, MOST).map(
                ({ line, code, title, detail }) =>
                  html`<tr>
                    <td>${line ? s.number(line) : ''}</td>
                    <td>${title}</td>
                    <td>${remarkName(code)}${detail ? html`: <span class="muted">${detail.slice(0, 200)}</span>` : nothing}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
        ${left > 0 ? html`<p>${msg(str`… and ${s.number(left)} more`, { id: 'c-import-more' })}</p>` : nothing}`
    : nothing;
}

/** "Taken: 12 events. Not taken: 1." */
function summary(s: Browsing, { document, refused }: Imported): string {
  const taken = msg(str`Taken: ${events(s, document.events.length)}.`, { id: 'c-import-taken' });
  return refused.length
    ? `${taken} ${msg(str`Not taken: ${s.number(refused.length)}.`, { id: 'c-import-not-taken' })}`
    : taken;
}

/** Shows them in the place of what was shown before. */
function show(s: Browsing, document: Imported['document']): void {
  const { host, root } = s;
  const there = async (): Promise<void> => {
    await host.updateComplete;
    root.querySelector<HTMLElement>('#q')?.focus();
  };
  host.element.addEventListener('varco-ready', () => void there(), { once: true });
  s.ask(undefined);
  host.show(document);
}

function done(s: Browsing, result: Imported): TemplateResult {
  const { document, refused, notes, lines } = result;
  const where =
    lines === 'file'
      ? msg('Line', { id: 'c-import-line-no' })
      : msg('Number', { id: 'c-import-number', desc: 'Place in a list' });
  const download = (): void =>
    save(
      new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' }),
      fileName(document.id, 'json'),
    );
  return html`<p><strong>${summary(s, result)}</strong></p>
    ${
      document.events.length
        ? html`<div class="row">
            <button
              class="primary"
              @click=${() => show(s, document)}
            >
              ${msg('Show them here', { id: 'c-import-show' })}
            </button>
            <button @click=${download}>
              ${downloadIcon()}${msg(str`Download as ${'JSON'}`, { id: 'c-import-download', desc: 'A format' })}
            </button>
          </div>`
        : nothing
    }
    ${remarks(s, 'import-refused', msg('What was not taken', { id: 'c-import-refused' }), refused, where)}
    ${remarks(s, 'import-notes', msg('What was noticed', { id: 'c-import-notes' }), notes, where)}`;
}

/** A file of events becomes a calendar, which is then shown, or taken along. Drawn in the place of the events. */
export function importing(s: Browsing): TemplateResult {
  if (!read.has(s.asked!)) {
    read.add(s.asked!);
    void s.host.updateComplete.then(() => s.focus('#asked'));
  }
  const importer = importerOf(s);
  const { state, result } = importer;
  return html`<section class="importing" aria-labelledby="asked">
    <div class="bar">
      <button class="quiet" @click=${() => void close(s)}>${msg('Close', { id: 'c-import-close' })}</button>
    </div>
    ${heading(s.level, msg('Bring in events', { id: 'c-import-title' }), 'asked', true)} ${choose(importer)}
    ${state === 'reading' ? progress(s, importer) : nothing} ${result ? done(s, result) : nothing}
    ${
      state === 'failed'
        ? html`<p class="notice error" role="alert">${msg('This file could not be read.', { id: 'c-import-unread' })}</p>`
        : nothing
    }
    <div class="unseen" role="status">${result ? summary(s, result) : nothing}</div>
  </section>`;
}
