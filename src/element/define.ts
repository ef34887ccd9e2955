import { version } from './version.ts';

type Definable = CustomElementConstructor & { version?: string };

/**
 * Registers an element. The first on the page wins and a second never throws, since that would end the script that
 * holds it: the same version again earns a warning, another version an error.
 */
export function define(tag: string, element: Definable): void {
  const first = customElements.get(tag) as Definable | undefined;
  if (first === element) return;
  const complain = first?.version === version ? console.warn : console.error;
  if (first)
    complain(
      `<${tag}> is already defined by ${first.version ? `Varco ${first.version}` : 'another script'}; ` +
        `Varco ${version} leaves it so. Load one, once.`,
    );
  else
    try {
      customElements.define(tag, element);
    } catch (cause) {
      complain(`<${tag}> could not be defined.`, cause);
    }
}
