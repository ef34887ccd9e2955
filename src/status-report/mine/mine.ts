import { fold } from '../../contract/fold.ts';
import type { Earlier } from '../../element/events.ts';
import type { FieldContext } from '../../fields/context.ts';
import { build, type Form, type Model } from '../../form/index.ts';
import { same } from '../../form/values.ts';
import { copyOf, receiptOf, type Receipt } from '../../respondent/receipt.ts';
import type { Own, Viewing } from '../viewing.ts';
import { take, type Taken } from './picture.ts';
import { receiptsHere, timeOf } from './receipts.ts';

/** Whose answers a code is asked for: the picture's, or earlier ones beside them. */
export type Slot = 'own' | 'earlier';

/**
 * What became of a code. `wrong`: it opens nothing here; `other`: answers to something else; `gone`: the answers were erased; `away`: not now;
 * `same`: it opens the very answers that are shown; `another`: those of another organisation, which are not shown.
 */
export type Asked = 'busy' | 'wrong' | 'other' | 'gone' | 'away' | 'same' | 'another' | undefined;

/** receipts that are offered */
const MOST = 3;

/** ms of a date in what an endpoint says; undefined where it is none. */
const instant = (said: unknown): number | undefined => Date.parse(String(said)) || undefined;

/**
 * What one person looks at beyond the viewing's own state: codes that were asked for, what is unfolded, which steps no
 * widget of the page has. A code is held only while its answers are fetched.
 */
export class Mine {
  readonly asked: Record<Slot, Asked> = { own: undefined, earlier: undefined };
  /** dimensions whose reasons were unfolded (true) or folded, by id */
  readonly unfolded = new Map<string, boolean>();
  /** steps whose entry no widget of the page shows, by their place in the definition */
  readonly unanswered = new Set<number>();
  readonly model: Model;
  readonly #s: Viewing;
  readonly #taken = new WeakMap<Own, Taken>();
  /** receipts that this device has, once they were looked for */
  #here: readonly Earlier[] | undefined;
  /** counts what was begun: what an earlier request brings after a later one, or after `forget`, is dropped */
  #turn = 0;

  constructor(s: Viewing) {
    this.#s = s;
    this.model = build(s.model.definition);
  }

  /** Answers read and scored, once. */
  taken(own: Own): Taken {
    let taken = this.#taken.get(own);
    if (!taken) this.#taken.set(own, (taken = take(this.model, own)));
    return taken;
  }

  /** Earlier answers that can be had without a code being typed: the page knows of them, or this device sent them. */
  known({ replaced, receivedAt }: Own): readonly Earlier[] {
    if (!this.#here) {
      this.#here = [];
      const { host, model } = this.#s;
      // whose they are can be told only where the definition says what names a respondent
      if (!host.sharedComputer && model.definition.onePer?.length)
        void receiptsHere(model.id).then((here) => {
          this.#here = here;
          if (here.length) host.requestUpdate();
        });
    }
    const before = this.#here.filter((each) => each.id !== replaced?.id && timeOf(each) < (receivedAt ?? 0));
    return (replaced?.code ? [replaced, ...before] : before).slice(0, MOST);
  }

  /** Sets the answers of such a receipt beside the picture, if they are of the same organisation: a device may have sent those of several. */
  async compare({ id, code }: Earlier): Promise<void> {
    const { own, model } = this.#s;
    if (!own || !code || this.asked.earlier === 'busy') return;
    const name = ({ answers }: Own): string =>
      JSON.stringify(model.definition.onePer?.map((question) => fold(String(answers[question] ?? '')).trim()));
    await this.fetch('earlier', { id, code }, (found) => id === own.replaced?.id || name(found) === name(own));
  }

  /** Fetches the answers that a code opens, and shows them. @param typed as it was typed or pasted */
  open(slot: Slot, typed: string): Promise<void> {
    return this.fetch(slot, receiptOf(typed));
  }

  /** Shows the answers of a receipt. @param fits whether they may be shown */
  async fetch(slot: Slot, receipt: Receipt | undefined, fits = (_found: Own): boolean => true): Promise<void> {
    const turn = ++this.#turn;
    if (receipt) {
      this.#say(slot, 'busy');
      const found = await this.fetched(receipt);
      if (turn !== this.#turn) return;
      this.#say(slot, typeof found === 'string' ? found : fits(found) ? this.#put(slot, found) : 'another');
    } else this.#say(slot, 'wrong');
    await this.#s.host.updateComplete;
    this.focus(this.asked[slot] ? `code-${slot}` : slot === 'own' ? 'picture' : 'changes');
  }

  #put(slot: Slot, found: Own): Asked {
    const { own } = this.#s;
    if (
      slot === 'earlier' &&
      own &&
      same(own.answers, found.answers) &&
      (own.receivedAt ?? found.receivedAt) === found.receivedAt
    )
      return 'same';
    this.#s.set({ [slot]: found });
    return undefined;
  }

  /** What a receipt opens, where it is of this definition. */
  async fetched(receipt: Receipt): Promise<Own | 'wrong' | 'other' | 'gone' | 'away'> {
    const { host, model } = this.#s;
    const endpoint = host.address('endpoint');
    const copy = endpoint ? await copyOf(endpoint, receipt, host.requestHeaders) : 'away';
    if (typeof copy === 'string') return copy;
    const { about, answers, version, receivedAt, replacedAt } = copy;
    if (about !== model.id || typeof answers !== 'object' || !answers) return 'other';
    return {
      answers,
      version: typeof version === 'string' ? version : undefined,
      receivedAt: instant(receivedAt),
      replacedAt: instant(replacedAt),
    };
  }

  #say(slot: Slot, asked: Asked): void {
    this.asked[slot] = asked;
    this.#s.host.requestUpdate();
  }

  /** Forgets whose picture is shown, for the next person at this screen. */
  async forget(): Promise<void> {
    this.#turn++;
    this.asked.own = this.asked.earlier = undefined;
    this.#s.set({ own: undefined, earlier: undefined });
    await this.#s.host.updateComplete;
    this.focus('begin');
  }

  focus(id: string): void {
    const element = this.#s.root.getElementById(id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }
}

const all = new WeakMap<Viewing, Mine>();

export function mineOf(s: Viewing): Mine {
  let mine = all.get(s);
  if (!mine) all.set(s, (mine = new Mine(s)));
  return mine;
}

/** What the words of answers are asked with (fields): nothing is answered here. */
export const reading = (s: Viewing, form: Form): FieldContext => ({
  form,
  get locale() {
    return s.locale;
  },
  locales: s.locales,
  idPrefix: 'a-',
  root: s.root,
  shows: () => false,
  touched: () => {},
  announce: () => {},
  updateComplete: s.host.updateComplete,
});

/** Sets beside the picture the earlier answers that those just sent took the place of. */
export async function compare(s: Viewing): Promise<void> {
  const { replaced } = s.own ?? {};
  if (replaced) await mineOf(s).compare(replaced);
}

/** Goes to the picture, from its beginning. */
export async function see(s: Viewing): Promise<void> {
  await s.host.updateComplete;
  s.root.host.scrollIntoView();
  s.root.getElementById(s.own ? 'picture' : 'begin')?.focus({ preventScroll: true });
}

/** The answers that a receipt opens, when they are of this definition: for those that were sent on a later visit. */
export async function recover(s: Viewing, receipt: Receipt, replaced?: Earlier): Promise<void> {
  const found = await mineOf(s).fetched(receipt);
  if (typeof found !== 'string') s.set({ own: { ...found, replaced } });
}
