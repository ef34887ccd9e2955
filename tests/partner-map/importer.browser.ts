import { expect, waitUntil } from '@open-wc/testing';
import type { Partners } from '../../src/contract/partners.ts';
import { read } from '../../src/partner-map/read.ts';
import { exports } from '../../src/partner-map/views/exports.ts';
import { importer, Importer as Class } from '../../src/partner-map/views/importer.ts';
import type { Importer } from '../../src/partner-map/io/importer.ts';
import { keys } from '../support/commands.ts';
import { accessible } from './part-axe.ts';
import { all, button, demo, downloaded, show, text, type PartHarness } from './part-harness.ts';

const nasty =
  'Denominazione;Città;Stato;Lat;Lon;E-mail;Qwerty\r\n' +
  'Il Sole;Padova;Italia;45,4064;11,8768;a@b.example;x\r\n' +
  '<img src=x onerror=alert(1)>;Tirana;Shqipëri;19,82;41,33;;\r\n' +
  ';Roma;;;;;\r\n';

async function open(options: { width?: number; locale?: string } = {}) {
  const on: { page?: PartHarness } = {};
  const shown: Partners[] = [];
  const state: Importer = new Class(
    () => ({ locale: 'it' }),
    () => on.page?.requestUpdate(),
  );
  const harness = (on.page = await show(
    demo,
    (part) => importer(part, state, (document) => shown.push(document)),
    options,
  ));
  return { harness, state, shown };
}
/** Chooses a file in the page's own control. */
async function choose(
  { harness, state }: { harness: PartHarness; state: Importer },
  content: string,
  name = 'membri.csv',
) {
  const input = all<HTMLInputElement>(harness, 'input[type=file]')[0]!;
  const files = new DataTransfer();
  files.items.add(new File([content], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
  await waitUntil(() => state.state !== 'reading' && state.state !== 'choose');
  await harness.updateComplete;
}

describe('the import', () => {
  it('guesses what the columns are, shows their values, and asks', async () => {
    const page = await open();
    await choose(page, nasty);
    const rows = all(page.harness, '.mapping > li').map((row) => [
      row.querySelector('label')!.textContent!.trim(),
      row.querySelector('select')!.selectedOptions[0]!.text,
      row.querySelector('.muted')!.textContent,
    ]);
    expect(rows).to.deep.equal([
      ['Denominazione', 'Name', 'recognised'],
      ['Città', 'Town', 'recognised'],
      ['Stato', 'Country', 'recognised'],
      ['Lat', 'Latitude', 'recognised'],
      ['Lon', 'Longitude', 'recognised'],
      ['E-mail', 'Private: never published', 'recognised'],
      ['Qwerty', 'keep aside', 'not recognised'],
    ]);
    expect(text(page.harness)).to.contain('Padova');
  });

  it('tells what became of each row, and hands over a document', async () => {
    const page = await open();
    await choose(page, nasty);
    button(page.harness, 'Prepare the list').click();
    await waitUntil(() => page.state.state === 'done');
    await page.harness.updateComplete;
    const told = text(page.harness);
    expect(told).to.contain('2 entries are ready.');
    expect(told).to.match(
      /1 taken as they are, 1 taken with something noticed, 0 joined with an earlier one, 1 not taken/,
    );
    expect(told).to.contain('Kept aside, in no entry: E-mail, Qwerty.');
    expect(
      all<HTMLTableRowElement>(page.harness, 'tbody tr').map((row) => [...row.cells].map((c) => c.textContent!.trim())),
    ).to.deep.equal([
      ['3', 'Lat: latitude and longitude were exchanged: put right', '19,82 / 41,33'],
      ['4', 'without a name: not taken', ''],
    ]);
    button(page.harness, 'Show them here').click();
    const model = read(page.shown[0]!);
    expect([model.size, model.partner(1).name]).to.deep.equal([2, '<img src=x onerror=alert(1)>']);
    const file = await downloaded(() => button(page.harness, 'Download as GeoJSON').click());
    expect(file.name).to.match(/^membri-\d{4}-\d\d-\d\d\.geojson$/);
    expect(JSON.parse(file.text)).to.deep.equal(page.shown[0]);
  });

  it('takes another mapping, by keys, and asks for a name where none is', async () => {
    const page = await open();
    await choose(page, 'Chi;Note\nIl Sole;teatro\n');
    expect(text(page.harness)).to.contain('Say which column is the name');
    expect(button(page.harness, 'Prepare the list').disabled).to.equal(true);
    all<HTMLSelectElement>(page.harness, 'select')[0]!.focus();
    await keys('N');
    await keys('Enter');
    page.state.map(0, 'name');
    page.state.map(1, 'summary.en');
    await page.harness.updateComplete;
    expect(all<HTMLSelectElement>(page.harness, 'select').map((s) => s.value)).to.deep.equal(['name', 'summary.en']);
    button(page.harness, 'Prepare the list').click();
    await waitUntil(() => page.state.state === 'done');
    expect(page.state.result!.document.features[0]!.properties).to.deep.include({
      name: 'Il Sole',
      summary: { en: 'teatro' },
    });
    page.state.back();
    await page.harness.updateComplete;
    expect(all(page.harness, 'select')).to.have.length(2);
  });

  it('takes a document of ours as it is, such as one that went out of here', async () => {
    const harness = await show(demo, (part) => exports(part, [0, 1, 2, 3]));
    const { text: file } = await downloaded(() => button(harness, 'Download as GeoJSON').click());
    const page = await open();
    await choose(page, file, 'demo.geojson');
    expect(page.state.state).to.equal('done');
    expect(page.state.result!.document).to.deep.equal(JSON.parse(file));
    expect(page.state.result!.report).to.deep.include({ rows: 4, taken: 4, refused: 0 });
  });

  it('tells what is no list, and takes another file', async () => {
    const page = await open();
    await choose(page, '{"a":', 'a.json');
    expect(text(page.harness)).to.contain('begins like JSON');
    await choose(page, nasty);
    expect(page.state.state).to.equal('mapping');
  });

  it('shows how far it is with a long file, leaves the page free meanwhile, and can be given up', async function () {
    this.timeout(60_000);
    const page = await open();
    // so many that it takes longer than the 400 ms before which nothing is said of it, on a fast machine too
    const lines = Array.from(
      { length: 80_000 },
      (_, n) => `Organizzazione ${n};Città ${n % 500};Italia;45,${n};11,${n};;"ICA; Cecop"`,
    );
    await choose(page, `Denominazione;Città;Stato;Lat;Lon;E-mail;Membro di\n${lines.join('\n')}`);
    const blocks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      blocks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    button(page.harness, 'Prepare the list').click();
    await waitUntil(() => /[\d,]+ of 80,000 rows/.test(text(page.harness)), 'no progress is shown', {
      interval: 5,
      timeout: 10_000,
    });
    expect(all<HTMLProgressElement>(page.harness, 'progress')[0]!.position).to.be.within(0, 1);
    button(page.harness, 'Cancel').click();
    expect(page.state.state).to.equal('mapping');
    await page.harness.updateComplete;
    button(page.harness, 'Prepare the list').click();
    await waitUntil(() => page.state.state === 'done', 'it is never done', { timeout: 50_000 });
    observer.disconnect();
    expect(page.state.result!.document.features).to.have.length(80_002);
    console.log(`longest block ${Math.round(Math.max(0, ...blocks))} ms, ${blocks.length} over 50 ms`);
  });

  for (const width of [900, 320])
    it(`has no violation that axe finds at ${width} px, at each step`, async () => {
      const page = await open({ width });
      await accessible(page.harness);
      await choose(page, nasty);
      await accessible(page.harness);
      button(page.harness, 'Prepare the list').click();
      await waitUntil(() => page.state.state === 'done');
      await page.harness.updateComplete;
      await accessible(page.harness);
    });
});
