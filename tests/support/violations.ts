import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the whole page, shadow roots included, each as one line. Automated coverage, not conformity. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    // a change of the page's colours is followed at the end of a transition (varco-element.ts): what shows is judged
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(moving.map((transition) => transition.finished));
    await frame();
    await frame();
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // only these are written out in full
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}\n  ${html.slice(0, 200)}`),
    );
  });
}
