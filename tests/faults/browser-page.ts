import { DraftKeeper, localDrafts, localRows, Outbox, uuidv7, jsonParcel } from '../../src/delivery/index.ts';

// The smallest page that types into a kept draft: the kill test bundles it and drives it as it would a whole widget.
const rows = localRows();
const [first, second] = document.querySelectorAll('input') as unknown as [HTMLInputElement, HTMLInputElement];
const status = document.querySelector('output')!;
const answers = (): Record<string, unknown> => ({ first: first.value, second: second.value });
const keeper = new DraftKeeper({
  drafts: localDrafts(rows),
  key: 'page',
  definition: { about: 'page', version: '1', digest: '' },
  locale: 'it',
  onstate: (state) => {
    status.textContent = state.state === 'failed' ? `failed: ${state.reason}` : state.state;
  },
});
const draft = await keeper.open();
if (draft) {
  keeper.adopt(draft);
  first.value = String(draft.answers.first ?? '');
  second.value = String(draft.answers.second ?? '');
}
addEventListener('input', () => keeper.save(answers()));
document.querySelector('form')!.hidden = false;

/** For the tests that drive the parts by hand. */
Object.assign(globalThis, { delivery: { keeper, rows, Outbox, uuidv7, jsonParcel } });
