/** Address of the page with an event open: read where `deep-links` is set. */
export function linkTo(el: HTMLElement, entry: string): string {
  const url = new URL(location.href);
  const prefix = el.id ? `${el.id}.` : '';
  for (const name of [...url.searchParams.keys()])
    if (!prefix || name.startsWith(prefix)) url.searchParams.delete(name);
  url.searchParams.set(`${prefix}entry`, entry);
  return url.href;
}
