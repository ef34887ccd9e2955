import type { LitElement } from 'lit';

/** Waits for something; a story that never gets there fails with these words. */
export async function until<T>(found: () => T, what: string): Promise<NonNullable<T>> {
  for (const end = performance.now() + 10_000; performance.now() < end;) {
    const value = found();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`${what} did not come`);
}

/** Somebody who presses buttons in a story's questionnaire or interview. */
export const respondent = (canvas: HTMLElement, tag = 'varco-questionnaire') => {
  const el = () => canvas.querySelector<LitElement>(tag)!;
  const find = <T extends Element>(selector: string) => el().shadowRoot?.querySelector<T>(selector);
  return {
    find,
    all: <T extends Element>(selector: string) => el().shadowRoot!.querySelectorAll<T>(selector),
    /** a place in the contents, from 0 */
    async place(at: number) {
      (await until(() => find<HTMLElement>(`nav li:nth-child(${at + 1}) button`), `place ${at + 1}`)).click();
      await el().updateComplete;
    },
    /** the heading that has the focus after every step */
    asked: () => until(() => find('#step'), 'the first step'),
    shown: (selector: string) => until(() => find(selector), selector),
    /** the one main button of the view: Continue, Send, Try again */
    async goOn() {
      (await until(() => find<HTMLElement>('button.primary'), 'the main button')).click();
      await el().updateComplete;
    },
    /** the last of the contents */
    async review() {
      await this.asked();
      (await until(() => find<HTMLElement>('nav li:last-child button'), 'the review')).click();
      await until(() => find('dl'), 'the answers');
    },
  };
};
