import type { Page } from 'playwright-core';
import type { Locale } from './respondent.ts';

/** Where the association has its map. */
export const mapPages: Record<Locale, string> = {
  it: '/associazione/mappa/',
  en: '/associazione/en/map/',
  sq: '/associazione/sq/harta/',
};

/** The map's own words that a visitor goes by. */
export const mapWords = {
  it: {
    search: 'Cerca',
    filters: 'Filtri',
    kind: 'Tipo',
    write: 'Scrivete a questa organizzazione',
    match: 'Chi fa per noi?',
    seek: 'Che cosa cercate?',
    propose: 'Proponete un’organizzazione',
    next: 'Continuate',
    send: 'Inviate',
    received: 'Ricevuto',
    ica: 'Alleanza internazionale delle cooperative',
  },
  en: {
    search: 'Search',
    filters: 'Filters',
    kind: 'Kind',
    write: 'Write to this organisation',
    match: 'Who fits us?',
    seek: 'What do you seek?',
    propose: 'Propose an organisation',
    next: 'Continue',
    send: 'Send',
    received: 'Received',
    ica: 'International Cooperative Alliance',
  },
  sq: {
    search: 'Kërko',
    filters: 'Filtrat',
    kind: 'Lloji',
    write: 'Shkruajini kësaj organizate',
    match: 'Kush na përshtatet?',
    seek: 'Çfarë kërkoni?',
    propose: 'Propozoni një organizatë',
    next: 'Vazhdo',
    send: 'Dërgo',
    received: 'U mor',
    ica: 'Alleanza internazionale delle cooperative',
  },
} satisfies Record<Locale, object>;

/** What has the focus, across shadow roots: its role or element, and its name as it is read; runs in the page. */
function focus(): string {
  let element: Element = document.activeElement ?? document.body;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent);
  const name = element.ariaLabel ?? (labels.length ? labels.join(' ') : element.textContent);
  return `${element.localName} ${(name ?? '').replace(/\s+/g, ' ').trim()}`;
}

/** Somebody with the keyboard alone, who knows a page by its words, as it is read. */
export class Keyboard {
  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en',
  ) {}

  /** `button Legacoop`: what has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate(focus);
  }

  /** Presses a key, and waits until the focus is where it says. */
  async press(key: string, until?: string | RegExp): Promise<void> {
    await this.page.keyboard.press(key);
    if (until) await this.focusOn(until);
  }

  /** @throws when the focus does not come to be there */
  async focusOn(where: string | RegExp): Promise<void> {
    let there = '';
    for (const end = Date.now() + 30_000; Date.now() < end;) {
      there = await this.focused();
      if (typeof where === 'string' ? there === where : where.test(there)) return;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`The focus is on “${there}”, and should be on “${String(where)}”`);
  }

  /** Presses Tab until something has the focus. @returns how often */
  async tabTo(where: string | RegExp, key = 'Tab'): Promise<number> {
    const met: string[] = [];
    for (let presses = 1; presses <= 150; presses++) {
      await this.page.keyboard.press(key);
      const there = await this.focused();
      if (typeof where === 'string' ? there === where : where.test(there)) return presses;
      met.push(there);
    }
    throw new Error(`Tab does not come to “${String(where)}”, but to ${met.slice(0, 60).join(' | ')}`);
  }

  /** Writes into what has the focus next: tabs there by its name, and types. */
  async fill(name: string | RegExp, text: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.type(text);
  }
}

/** Somebody who looks for a partner with the keyboard alone. */
export class Visitor extends Keyboard {
  get words() {
    return mapWords[this.locale];
  }

  /** Opens a page of the map, and waits for its list. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.getByRole('searchbox', { name: this.words.search, exact: true }).waitFor();
    await this.page.locator('varco-partner-map .actions').waitFor();
  }

  /** Names of the entries in the list. */
  async listed(): Promise<string[]> {
    const names = await this.page.locator('varco-partner-map .entries .name').allTextContents();
    return names.map((name) => name.replace(/\s+/g, ' ').trim());
  }
}
