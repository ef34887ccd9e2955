/**
 * A language tag as Intl takes it: `it_IT` → `it-IT`.
 * @returns undefined for what is no well-formed tag (BCP 47)
 */
export function canonicalTag(tag: string | null | undefined): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] : undefined;
  } catch {
    return undefined;
  }
}

/** What holds an element, out of a shadow root too. */
export const holder = (el: Element): Element | undefined =>
  el.parentElement ?? (el.parentNode as ShadowRoot | null)?.host;

/**
 * The language asked of an element: its `locale` attribute or property, else the nearest `lang`, through shadow hosts
 * as HTML does it, up to `<html lang>`, else Italian.
 */
export function resolveLocale(el: Element & { locale?: string | null }): string {
  let tag = canonicalTag(el.locale ?? el.getAttribute('locale'));
  for (let node: Element | undefined = el; node && !tag; node = holder(node))
    tag = canonicalTag(node.getAttribute('lang'));
  return tag ?? 'it';
}

/** What has to be drawn again when a `lang` attribute changes. */
export type Speaker = Element & { requestUpdate(): void };

const speakers = new Set<Speaker>();
let observer: MutationObserver | undefined;

/** Tells a connected element of every later change of `lang` in the trees it stands in; one observer for all. */
export function watchLanguage(el: Speaker): void {
  speakers.add(el);
  observer ??= new MutationObserver(() => speakers.forEach((each) => each.requestUpdate()));
  for (let root: Node | undefined = el.getRootNode(); root; root = (root as ShadowRoot).host?.getRootNode())
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
}

/** Forgets an element. */
export const unwatchLanguage = (el: Speaker): boolean => speakers.delete(el);
