import { expect } from '@open-wc/testing';
import meetings from '../../demo/content/events/demo-meetings.json' with { type: 'json' };
import type { VarcoEventCalendar } from '../../src/event-calendar/event-calendar.ts';
import { keys } from '../support/commands.ts';
import { downloaded } from '../support/downloaded.ts';
import { accessible, all, button, come, find, show, until, words } from './calendar-page.ts';

afterEach(() => document.querySelectorAll('main').forEach((old) => old.remove()));

const lines = (...middle: string[]): string => ['BEGIN:VCALENDAR', ...middle, 'END:VCALENDAR'].join('\r\n');
const nasty = lines(
  'X-WR-CALNAME:Autumn',
  'BEGIN:VEVENT',
  'UID:a',
  'SUMMARY:<img src=x onerror=alert(1)>',
  'DTSTART:20991112T130000Z',
  'URL:javascript:alert(1)',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:b',
  'SUMMARY:Without a day',
  'END:VEVENT',
);

/** Opens the import by its button. */
async function begin(place: Parameters<typeof show>[1] = {}): Promise<VarcoEventCalendar> {
  const calendar = await show(meetings, { ...place, attributes: { import: '', ...place.attributes } });
  (await come(calendar, '[data-ask="import "]')).click();
  await come(calendar, '#import-file');
  return calendar;
}
/** Chooses a file in the page's own control. */
function choose(calendar: VarcoEventCalendar, content: string, name = 'Programme.ics'): void {
  const input = find<HTMLInputElement>(calendar, '#import-file')!;
  const files = new DataTransfer();
  files.items.add(new File([content], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}
const told = (calendar: VarcoEventCalendar): string => words(find(calendar, '.importing [role=status]'));
const rows = (calendar: VarcoEventCalendar): string[][] =>
  all<HTMLTableRowElement>(calendar, 'tbody tr').map((row) => [...row.cells].map(words));

describe('bringing in events', () => {
  it('is opened by keys, reads its title, and gives the focus back', async () => {
    const calendar = await show(meetings, { attributes: { import: '' } });
    (await come(calendar, '[data-ask="import "]')).focus();
    await keys('Enter');
    await until(() => calendar.shadowRoot!.activeElement?.id === 'asked', 'the focus on the title');
    expect(words(find(calendar, '#asked'))).to.equal('Bring in events');
    button(calendar, 'Close').focus();
    await keys('Enter');
    await until(
      () => calendar.shadowRoot!.activeElement?.matches('[data-ask="import "]'),
      'the focus on what opened it',
    );
    expect(all(calendar, '.entries li')).not.to.have.length(0);
  });

  it('tells what was taken, what was not and why, and shows it in the place of the others', async () => {
    const calendar = await begin();
    choose(calendar, nasty);
    await until(() => told(calendar), 'word of it');
    expect(told(calendar)).to.equal('Taken: 1 event. Not taken: 1.');
    expect(rows(calendar)).to.deep.equal([
      ['9', 'Without a day', 'without a start, or with one that is no date'],
      ['3', '<img src=x onerror=alert(1)>', 'not a web address: left out: javascript:alert(1)'],
    ]);
    const { name, text } = await downloaded(() => button(calendar, 'Download as JSON').click());
    expect(name).to.match(/^programme-\d{4}-\d\d-\d\d\.json$/);
    expect((JSON.parse(text) as { events: object[] }).events).to.deep.equal([
      { id: 'a', title: '<img src=x onerror=alert(1)>', when: '2099-11-12', start: '14:00' },
    ]);
    button(calendar, 'Show them here').click();
    await until(() => words(find(calendar, '.name')) === '<img src=x onerror=alert(1)>', 'the new calendar');
    expect(words(find(calendar, 'h2'))).to.equal('Autumn');
    await until(() => calendar.shadowRoot!.activeElement?.id === 'q', 'the focus on the search');
    // and that can be taken along as well, and brought in again
    (await come(calendar, '[data-ask="import "]')).click();
    await come(calendar, '#import-file');
    choose(calendar, text, 'again.json');
    await until(() => told(calendar) === 'Taken: 1 event.', 'the same again');
    expect(rows(calendar)).to.deep.equal([]);
    button(calendar, 'Show them here').click();
    await come(calendar, '.entries');
  });

  it('takes a file that is dropped, and says why nothing was in it', async () => {
    const calendar = await begin();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{"a":'], 'a.json'));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    find(calendar, '.drop')!.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    await until(() => told(calendar), 'word of it');
    expect(told(calendar)).to.equal('Taken: 0 events. Not taken: 1.');
    expect(rows(calendar)).to.deep.equal([['', '', 'this file begins like JSON, but cannot be read as such']]);
    expect(all(calendar, '.primary')).to.deep.equal([]);
  });

  it('shows how far it is with a long file, and can be given up', async function () {
    this.timeout(60_000);
    const calendar = await begin();
    const one = (n: number): string =>
      `BEGIN:VEVENT\r\nUID:${n}\r\nSUMMARY:Event ${n}\r\nDTSTART;TZID=Europe/Rome:20270211T1430${n % 60 < 10 ? '0' : ''}${n % 60}\r\nEND:VEVENT`;
    const long = lines(...Array.from({ length: 15_000 }, (_, n) => one(n)));
    choose(calendar, long);
    const bar = await come<HTMLProgressElement>(calendar, '#import-progress');
    await until(() => bar.position > 0 && bar.position < 1, 'progress');
    button(calendar, 'Cancel').click();
    await calendar.updateComplete;
    expect(find(calendar, '#import-progress')).to.equal(null);
    expect(calendar.shadowRoot!.activeElement?.id).to.equal('import-file');
    choose(calendar, long);
    for (const end = Date.now() + 50_000; !told(calendar) && Date.now() < end;)
      await new Promise((next) => setTimeout(next, 50));
    expect(told(calendar)).to.equal('Taken: 15,000 events.');
  });

  for (const [locale, width] of [
    ['it', 900],
    ['en', 320],
    ['sq', 320],
  ] as const)
    it(`has no violation that axe finds, in ${locale} at ${width} px`, async () => {
      const calendar = await begin({ locale, width, attributes: { theme: 'plain' } });
      await accessible(calendar);
      choose(calendar, nasty);
      await until(() => told(calendar), 'word of it');
      await accessible(calendar);
    });
});
