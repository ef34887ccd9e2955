/** The little of XML that workbooks are made of: elements and text, one after the other, without a tree. */
export interface Element {
  readonly kind: 'open' | 'close';
  /** without its prefix */
  readonly name: string;
  /** by name as written, prefix included */
  readonly attributes: ReadonlyMap<string, string>;
}
export interface Characters {
  readonly kind: 'text';
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name = '') => {
      if (name) return entities[name] ?? whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}

const attribute = /([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const none: ReadonlyMap<string, string> = new Map();

/**
 * Reads elements and text in order; an empty element opens and closes. Comments and processing instructions are left out;
 * nothing is fetched, and a document type (where entities could be declared) is refused.
 * @throws Error telling the offset when the text is no XML
 */
export function* xml(source: string): Generator<Element | Characters> {
  const fail = (what: string, at: number): never => {
    throw new Error(`${what} at character ${at} of its XML`);
  };
  const open: string[] = [];
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const past = (end: string, from: number): number => {
    const found = source.indexOf(end, from);
    return found < 0 ? fail(`no “${end}” for what begins`, at) : found + end.length;
  };
  while (at < source.length) {
    const start = source.indexOf('<', at);
    if (start !== at) {
      const text = source.slice(at, start < 0 ? undefined : start);
      if (open.length) yield { kind: 'text', text: decode(text) };
      else if (text.trim()) fail('text outside the root', at);
      if (start < 0) break;
    }
    at = start;
    if (source.startsWith('<!--', at)) at = past('-->', at + 4);
    else if (source.startsWith('<![CDATA[', at)) {
      const end = past(']]>', at);
      yield { kind: 'text', text: source.slice(at + 9, end - 3) };
      at = end;
    } else if (source.startsWith('<?', at)) at = past('?>', at);
    else if (source[at + 1] === '!') fail('a document type, which is not read,', at);
    else if (source[at + 1] === '/') {
      const end = past('>', at);
      const name = source.slice(at + 2, end - 1).trim();
      if (open.pop() !== name) fail(`</${name}> without its beginning`, at);
      yield { kind: 'close', name: local(name), attributes: none };
      at = end;
    } else {
      const name = /^[^\s/>=<"']+/.exec(source.slice(at + 1, at + 200))?.[0] ?? fail('“<” without a name', at);
      let attributes: Map<string, string> | undefined;
      let end = at + 1 + name.length;
      for (;;) {
        while (/\s/.test(source.charAt(end))) end++;
        if (source[end] === '>' || source.startsWith('/>', end)) break;
        attribute.lastIndex = end;
        const found = attribute.exec(source) ?? fail(`<${name}> is not closed`, at);
        (attributes ??= new Map()).set(found[1]!, decode(found[2] ?? found[3]!));
        end += found[0].length;
      }
      yield { kind: 'open', name: local(name), attributes: attributes ?? none };
      if (source[end] === '/') {
        yield { kind: 'close', name: local(name), attributes: none };
        at = end + 2;
      } else {
        open.push(name);
        if (open.length > 200) fail('elements nested deeper than 200', at);
        at = end + 1;
      }
    }
  }
  if (open.length) fail(`<${open.at(-1)}> is not closed`, source.length);
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
