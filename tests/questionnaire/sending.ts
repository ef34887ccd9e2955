import { definition, open, toReview, type Page } from './harness.ts';

/** The events of these types from here on, in order. */
export const events = (page: Page, ...types: string[]) => {
  const got: { type: string; detail: Record<string, unknown> }[] = [];
  for (const type of types)
    page.el.addEventListener(type, (e) => got.push({ type, detail: (e as CustomEvent).detail as never }));
  return got;
};

/** A questionnaire filled in up to the review, and its endpoint. */
export async function ready(over: object = {}, options = {}) {
  const of = definition(over);
  const page = await open(of, options);
  await toReview(page);
  return { page, of };
}
