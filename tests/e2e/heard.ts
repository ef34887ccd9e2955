import type { CDPSession, Page } from 'playwright-core';

/**
 * What a screen reader has to say of a widget, read from Chromium's accessibility tree in reading order: a line for each
 * thing, with what it is, its name, state, value and description, as somebody would hear it. Groups are indented.
 */
interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  value?: { value: string | number };
  properties?: { name: string; value: { value: unknown } }[];
  childIds?: string[];
  backendDOMNodeId?: number;
}

/** Things that are heard as one, whatever they are made of. */
const whole = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'radio',
  'checkbox',
  'combobox',
  'heading',
  'image',
  'progressbar',
  'ProgressIndicator',
  'StaticText',
  'DisclosureTriangle',
]);
/** Things with something in them, which are named on the way in. */
const groups = new Set([
  'group',
  'radiogroup',
  'navigation',
  'search',
  'list',
  'table',
  'region',
  'article',
  'application',
  'grid',
  'gridcell',
  'status',
  'alert',
  'Details',
]);
/** Told already, as the name of what they belong to. */
const names = new Set(['Legend', 'Caption', 'ListMarker']);
/** What is written in one of these is heard in one. */
const parts = new Set(['paragraph', 'listitem', 'cell', 'columnheader', 'rowheader', 'code', 'term', 'definition']);
/** Words for what is called by a long name. */
const words: Record<string, string> = {
  textbox: 'edit',
  searchbox: 'search edit',
  radio: 'radio button',
  checkbox: 'check box',
  combobox: 'combo box',
  DisclosureTriangle: 'disclosure',
};

function line(node: Node): string {
  const role = node.role!.value;
  const has = (name: string) => node.properties?.find((p) => p.name === name)?.value.value;
  const states = [
    role === 'heading' && `level ${String(has('level'))}`,
    has('required') === true && 'required',
    has('invalid') === 'true' && 'invalid',
    has('disabled') === true && 'unavailable',
    ['radio', 'checkbox'].includes(role) && (has('checked') === 'true' ? 'checked' : 'not checked'),
    has('expanded') !== undefined && (has('expanded') === true ? 'expanded' : 'collapsed'),
    has('pressed') === 'true' && 'pressed',
  ].filter(Boolean);
  const name = (node.name?.value ?? '').replace(/\s+/g, ' ').trim();
  if (role === 'StaticText') return name;
  return [
    [words[role] ?? role.toLowerCase(), ...states].join(', '),
    name && `“${name}”`,
    node.value && !['progressbar', 'ProgressIndicator'].includes(role) && `= “${node.value.value}”`,
    node.description?.value && `(${node.description.value.replace(/\s+/g, ' ').trim()})`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Times, dates and codes are others at every run. */
const steady = (text: string): string =>
  text
    .replace(/\d\d:\d\d/g, '10:42')
    .replace(/[0-9a-f-]{36} ?\. ?[\w-]{22,}/, 'id.code')
    .replace(/\d+ minut\p{L} su/u, '0 minuti su')
    .replace(/(?<=^\s*)\d+ \p{L}+ \d{4}/u, '1 gennaio 2030')
    .trimEnd();

/**
 * @param fromFocus only from what has the focus on
 * @param tag of the widget
 */
export async function heard(page: Page, fromFocus = false, tag = 'varco-interview'): Promise<string[]> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
    const { root } = await cdp.send('DOM.getDocument');
    const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: tag });
    const { node: host } = await cdp.send('DOM.describeNode', { nodeId });
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const lines: { text: string; focused: boolean; of?: Node | undefined }[] = [];
    /** @param of the paragraph or item that it stands in: what is written in one is heard in one */
    const read = (node: Node, depth: number, within: string, of?: Node): void => {
      const role = node.role?.value ?? '';
      let inner = depth;
      let called = within;
      if (!node.ignored && !names.has(role)) {
        const said = line(node);
        // what stands beside a control as its label is heard with the control
        const label = role === 'StaticText' && (within === 'LabelText' || !said);
        if ((whole.has(role) || (groups.has(role) && (node.name?.value || role === 'list'))) && !label) {
          const focused = node.properties?.some((p) => p.name === 'focused' && p.value.value === true) ?? false;
          const last = lines.at(-1);
          if (role === 'StaticText' && of && last?.of === of) last.text += ` ${said}`;
          else
            lines.push({ text: `${'  '.repeat(depth)}${said}`, focused, of: role === 'StaticText' ? of : undefined });
          if (groups.has(role)) inner++;
        }
        if (role === 'LabelText') called = role;
        if (parts.has(role)) of = node;
      }
      if (names.has(role) || (!node.ignored && whole.has(role))) return;
      for (const id of node.childIds ?? []) if (byId.has(id)) read(byId.get(id)!, inner, called, of);
    };
    read(
      nodes.find((node) => node.backendDOMNodeId === host.backendNodeId)!,
      0,
      '',
    );
    const from = fromFocus
      ? Math.max(
          0,
          lines.findIndex(({ focused }) => focused),
        )
      : 0;
    return lines.slice(from).map(({ text }) => steady(text));
  } finally {
    await cdp.detach();
  }
}
