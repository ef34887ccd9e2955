/**
 * The loader: one script for every page. It fetches only the widgets that the page uses, also those that are added
 * later, and in shadow roots no further than a widget's own page puts them: there, import `define.js` of the widget.
 */
import { loadLocale } from './locale/messages.ts';
import { resolveLocale } from './locale/resolve.ts';
export * from './element/events.ts';

const widgets: Record<string, () => Promise<unknown>> = {
  'varco-questionnaire': () => import('./questionnaire/define.ts'),
  'varco-interview': () => import('./interview/define.ts'),
  'varco-partner-map': () => import('./partner-map/define.ts'),
  'varco-event-calendar': () => import('./event-calendar/define.ts'),
  'varco-status-report': () => import('./status-report/define.ts'),
};

const asked = new Set<string>();

function fetchWidget(tag: string): void {
  const load = widgets[tag];
  if (!load || asked.has(tag)) return;
  asked.add(tag);
  // the page's language beside the widget, not after it
  void loadLocale(resolveLocale(document.documentElement));
  load().catch((cause) => {
    // the next element of this kind tries again; until then its own content stays
    asked.delete(tag);
    console.error(`<${tag}> could not be loaded.`, cause);
  });
}

function look(root: Element): void {
  fetchWidget(root.localName);
  for (const tag of Object.keys(widgets)) if (!asked.has(tag) && root.querySelector(tag)) fetchWidget(tag);
}

look(document.documentElement);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) look(node as Element);
}).observe(document, { childList: true, subtree: true });
