import { expect } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import type { PartHarness } from './part-harness.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

/** No violation that axe finds, and nothing wider than its place but what scrolls. */
export async function accessible(harness: PartHarness): Promise<void> {
  const { violations } = await axe.run(harness.parentElement!, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations'],
  });
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`)),
  ).to.deep.equal([]);
  const right = harness.getBoundingClientRect().right + 1;
  const wider = [...harness.renderRoot.querySelectorAll<HTMLElement>('.varco *')]
    .filter((e) => e.checkVisibility() && !e.closest('.unseen, option, svg, .wide *'))
    .filter((e) => e.getBoundingClientRect().right > right);
  expect(wider.map((e) => e.outerHTML.slice(0, 120))).to.deep.equal([]);
}
