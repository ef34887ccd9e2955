import { expect, waitUntil } from '@open-wc/testing';
import { localRows, memoryRows, type Rows } from '../../src/delivery/rows.ts';
import { Shortlist } from '../../src/partner-map/shortlist/shortlist.ts';
import { shortlist, star } from '../../src/partner-map/views/shortlist.ts';
import { keys, type as write } from '../support/commands.ts';
import { accessible } from './part-axe.ts';
import { all, button, demo, downloaded, show, text, type PartHarness } from './part-harness.ts';

let made = 0;
/** A shortlist beside the stars of two entries. */
async function open(
  rows: Rows = memoryRows(),
  options: { width?: number; about?: string; document?: object; locale?: string } = {},
) {
  const { about = `list-${Date.now()}-${made++}`, document = demo } = options;
  const on: { page?: PartHarness } = {};
  const kept = new Shortlist({ about, rows, keptOn: 'device', onchange: () => on.page?.requestUpdate() });
  await kept.open();
  const harness = (on.page = await show(
    document,
    (part) => [star(part, kept, 0), star(part, kept, 1), shortlist(part, kept)],
    options,
  ));
  const settled = async () => {
    await new Promise((done) => setTimeout(done, 60));
    await harness!.updateComplete;
  };
  return { harness, kept, about, settled };
}
const pressed = (harness: PartHarness) => all(harness, '.star').map((e) => e.ariaPressed);

describe('the shortlist', () => {
  it('takes an entry by its star, says so, and gives it up by the same', async () => {
    const { harness, settled, kept } = await open();
    expect(pressed(harness)).to.deep.equal(['false', 'false']);
    all(harness, '.star')[1]!.focus();
    await keys(' ');
    await settled();
    expect(pressed(harness)).to.deep.equal(['false', 'true']);
    expect(harness.said).to.equal('Ica: in your shortlist');
    expect(text(harness)).to.contain('My choices (1)');
    await keys(' ');
    await settled();
    expect(kept.size).to.equal(0);
    expect(harness.said).to.equal('Ica: taken from your shortlist');
    button(harness, 'Undo').click();
    await settled();
    expect(kept.has('ica')).to.equal(true);
  });

  it('keeps notes as one types, lists and their names; all of it is there after a reload', async () => {
    const rows = localRows(`test-shortlist-${Date.now()}`);
    const first = await open(rows);
    all(first.harness, '.star')[0]!.click();
    await first.settled();
    all<HTMLTextAreaElement>(first.harness, 'textarea')[0]!.focus();
    await write('call in May');
    all<HTMLInputElement>(first.harness, '#new-list')[0]!.focus();
    await write('Lyon');
    await keys('Enter');
    await waitUntil(() => text(first.harness).includes('Lyon (0)'));
    const select = all<HTMLSelectElement>(first.harness, 'select')[0]!;
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change'));
    await waitUntil(() => text(first.harness).includes('Lyon (1)'));
    first.kept.close();
    await first.settled();
    const again = await open(rows, { about: first.about });
    expect(again.kept.lists.map(({ name, entries }) => [name, entries.map(({ note }) => note)])).to.deep.equal([
      ['', ['call in May']],
      ['Lyon', ['']],
    ]);
    button(again.harness, 'Rename: Lyon').click();
    await again.settled();
    const name = all<HTMLInputElement>(again.harness, '[id^=name-]')[0]!;
    name.value = 'Lione';
    name.form!.requestSubmit();
    await waitUntil(() => text(again.harness).includes('Lione (1)'));
    again.kept.close();
  });

  it('goes along with the other tabs', async () => {
    const rows = memoryRows();
    const { harness, about, kept } = await open(rows);
    const other = new Shortlist({ about, rows, keptOn: 'device', onchange: () => {} });
    await other.open();
    await other.toggle('legacoop', 'Legacoop');
    await waitUntil(() => pressed(harness)[0] === 'true');
    other.close();
    kept.close();
  });

  it('shows as gone what the document has no more', async () => {
    const { harness, kept, settled } = await open();
    await kept.add('first', 'vanished', 'Vanished Theatre');
    await settled();
    expect(text(harness)).to.match(/Vanished Theatre\s+no longer in this list/);
    const { text: csv } = await downloaded(() => button(harness, 'Download as CSV').click()).catch(() => ({
      text: 'disabled',
    }));
    expect(csv).to.equal('disabled');
  });

  it('is emptied with a way back, and says where it is kept', async () => {
    const { harness, kept, settled } = await open();
    expect(text(harness)).to.contain('kept on this device only');
    await kept.toggle('ica', 'Ica');
    await settled();
    button(harness, 'Empty').click();
    await settled();
    expect(kept.size).to.equal(0);
    button(harness, 'Undo').click();
    await settled();
    expect(kept.size).to.equal(1);
    const page = new Shortlist({ about: 'x', rows: memoryRows(), keptOn: 'page', onchange: () => {} });
    expect(text(await show(demo, (part) => shortlist(part, page)))).to.contain('as long as this page is open');
  });

  it('goes out as CSV with the notes, and as GeoJSON', async () => {
    const { harness, kept, settled } = await open();
    await kept.toggle('ica', 'Ica');
    await kept.note('first', 'ica', '=1+1');
    await settled();
    const csv = await downloaded(() => button(harness, 'Download as CSV').click());
    expect(csv.name).to.match(/^demo-shortlist-\d{4}-\d\d-\d\d\.csv$/);
    expect(csv.text).to.contain(`"'=1+1"`);
    expect(harness.said).to.equal(`Downloaded: ${csv.name}`);
    const geojson = JSON.parse((await downloaded(() => button(harness, 'Download as GeoJSON').click())).text);
    expect(geojson.features.map(({ id }: { id: string }) => id)).to.deep.equal(['ica']);
  });

  for (const width of [900, 320])
    it(`has no violation that axe finds at ${width} px`, async () => {
      const { harness, kept, settled } = await open(memoryRows(), { width });
      await kept.toggle('ica', 'Ica');
      await kept.addList('A list with a long name, longer than the place that there is for it on a phone');
      await kept.add('first', 'vanished', 'Vanished');
      await settled();
      button(harness, 'Rename').click();
      await settled();
      await accessible(harness);
    });
});
