/**
 * Linked data in the page, for search engines. Trusted Types hold for scripts of every type, so that a data block too may
 * not be filled with a plain string, nor with a text node (seen in Chromium 156: a violation for each): it takes a policy.
 * A page whose `trusted-types` names others has to name `varco` for it; script-src does not concern data blocks.
 */
const TYPE = 'application/ld+json';
interface Policy {
  createScript(text: string): string;
}
let policy: Policy | undefined;

/**
 * Puts linked data into an element's light DOM, in place of what was put there before; undefined takes it away. Markup in a
 * text cannot end the script, also when the page is serialised.
 * @returns false where the page's policy does not let us: the author is to be told
 */
export function writeLinkedData(host: HTMLElement, data: object | undefined): boolean {
  const old = host.querySelector<HTMLScriptElement>(`:scope > script[type="${TYPE}"][data-varco]`);
  if (!data) {
    old?.remove();
    return true;
  }
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (old?.text === json) return true;
  try {
    const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
    policy ??= trustedTypes?.createPolicy('varco', {
      // throws for all but JSON, which as a script would be an expression without effect
      createScript: (text) => (JSON.parse(text), text),
    });
    const script = old ?? document.createElement('script');
    script.type = TYPE;
    script.dataset.varco = '';
    script.text = policy ? policy.createScript(json) : json;
    if (!old) host.append(script);
    return true;
  } catch {
    return false;
  }
}
