import type { FieldContext } from '../../fields/context.ts';
import { build, type Form, type Model } from '../../form/index.ts';
import { same } from '../../form/values.ts';
import { copyOf, receiptOf, type Receipt } from '../../respondent/receipt.ts';
import type { Own, Viewing } from '../viewing.ts';
import { take, type Taken } from './picture.ts';

/** Whose answers a code is asked for: the picture's, or earlier ones beside them. */
export type Slot = 'own' | 'earlier';

/**
 * What became of a code. `wrong`: it opens nothing here; `other`: answers to something else; `gone`: the answers were erased; `away`: not now;
 * `same`: it opens the very answers that are shown.
 */
export type Asked = 'busy' | 'wrong' | 'other' | 'gone' | 'away' | 'same' | undefined;

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

  /** Fetches the answers that a code opens, and shows them. @param typed as it was typed or pasted */
  async open(slot: Slot, typed: string): Promise<void> {
    const receipt = receiptOf(typed);
    const turn = ++this.#turn;
    if (receipt) {
      this.#say(slot, 'busy');
      const found = await this.fetched(receipt);
      if (turn !== this.#turn) return;
      this.#say(slot, typeof found === 'string' ? found : this.#put(slot, found));
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
    const { about, answers, version, receivedAt } = copy;
    if (about !== model.id || typeof answers !== 'object' || !answers) return 'other';
    const at = Date.parse(String(receivedAt));
    return {
      answers,
      version: typeof version === 'string' ? version : undefined,
      receivedAt: Number.isNaN(at) ? undefined : at,
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

/** Goes to the picture, from its beginning. */
export async function see(s: Viewing): Promise<void> {
  await s.host.updateComplete;
  s.root.host.scrollIntoView();
  s.root.getElementById(s.own ? 'picture' : 'begin')?.focus({ preventScroll: true });
}

/** The answers that a receipt opens, when they are of this definition: for those that were sent on a later visit. */
export async function recover(s: Viewing, receipt: Receipt): Promise<void> {
  const found = await mineOf(s).fetched(receipt);
  if (typeof found !== 'string') s.set({ own: found });
}
