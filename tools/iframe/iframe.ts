/**
 * One widget alone on a page, for sites that strip script tags:
 *   <iframe src="…/iframe.html?widget=questionnaire&src=/definitions/mapping.json&endpoint=/api/submissions&locale=it">
 *
 * Whoever writes the link writes the query, so it is not trusted: only the attributes below pass, and addresses
 * must be of this page's own origin (the page's policy, connect-src 'self', says so too) lest a link to an honest
 * site send the answers to another. The height goes to the parent as `{ type: 'varco-height', height }` in CSS px.
 */
const widgets = ['questionnaire', 'interview', 'partner-map', 'event-calendar', 'status-report'];
const words = ['locale', 'theme', 'form', 'mode', 'view'];
const switches = ['shared-computer', 'deep-links'];
const addresses = ['src', 'endpoint', 'results', 'availability', 'drafts'];

const given = new URLSearchParams(location.search || location.hash.slice(1));
const widget = given.get('widget') ?? '';

const fault = (text: string) => {
  const p = document.createElement('p');
  p.className = 'fault';
  p.setAttribute('role', 'alert');
  p.textContent = text;
  document.body.append(p);
};

const sameOrigin = (address: string) => {
  try {
    return new URL(address, location.href).origin === location.origin;
  } catch {
    return false;
  }
};

if (!widgets.includes(widget)) fault(`varco: "widget" must be one of ${widgets.join(', ')}.`);
else {
  const element = document.createElement(`varco-${widget}`);
  const refused = addresses.filter((name) => given.has(name) && !sameOrigin(given.get(name)!));
  for (const name of [...words, ...addresses]) {
    const value = given.get(name);
    if (value !== null && !refused.includes(name)) element.setAttribute(name, value);
  }
  for (const name of switches) if (given.has(name)) element.setAttribute(name, '');
  const locale = given.get('locale');
  if (locale) document.documentElement.lang = locale;
  if (refused.length) fault(`varco: ${refused.join(', ')} must be on ${location.origin}.`);
  else {
    document.body.append(element);
    import(`./cdn/varco-${widget}.js`).catch(() => fault(`varco: cdn/varco-${widget}.js did not load.`));
    new ResizeObserver(() => {
      parent.postMessage({ type: 'varco-height', height: document.documentElement.offsetHeight }, '*');
    }).observe(document.documentElement);
  }
}
