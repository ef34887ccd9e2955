import type { ReactiveController, ReactiveElement } from 'lit';
import type { Linking } from '../../finding/linking.ts';
import type { Filter, Viewing } from '../viewing.ts';

const followed = new WeakSet<Viewing>();

/** Keeps the class that is shown in the page's address, where the page wants that (`deep-links`). */
export function followLinks(s: Viewing): void {
  const el = s.root.host as ReactiveElement & { readonly deepLinks?: boolean };
  if (!el.deepLinks || followed.has(s)) return;
  followed.add(s);
  void import('../linking.ts').then(
    ({ link }) => el.addController(new Links(el, s, link(el, s))),
    () => followed.delete(s),
  );
}

class Links implements ReactiveController {
  #last: Filter | undefined;

  constructor(
    private readonly el: ReactiveElement,
    private readonly s: Viewing,
    private readonly linking: Linking<unknown>,
  ) {
    linking.begin();
    this.#last = s.filter;
  }

  readonly #travelled = (): void => {
    this.linking.travelled();
    this.#last = this.s.filter;
  };

  hostConnected(): void {
    addEventListener('popstate', this.#travelled);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#travelled);
  }

  hostUpdated(): void {
    if (this.s.filter === this.#last) return;
    this.#last = this.s.filter;
    this.linking.changed(true);
  }
}
