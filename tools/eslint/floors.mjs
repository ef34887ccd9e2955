/**
 * The floors of the house (CONTRIBUTING.md): a room imports only from lower floors. Rooms of one floor never import each
 * other, and what two of them need moves down. To change a line of this table is to redraw the house.
 */
export const widgets = ['questionnaire', 'interview', 'partner-map', 'event-calendar', 'status-report'];
const floors = [
  ['contract'],
  ['rules'],
  ['form'],
  ['delivery', 'locale'],
  ['element', 'fields'],
  ['finding'],
  ['respondent'],
  widgets,
  ['.'],
];
const judges = ['contract', 'rules', 'form'];
const aside = { receiver: judges, cli: judges };

/** Packages that only some floors may use: the rules and the form run without a page, delivery without Lit. */
const packages = [
  {
    match: /^(lit|@lit|lit-html|lit-element)(\/|$)/,
    rooms: ['locale', 'element', 'fields', 'finding', 'respondent', ...widgets],
    why: 'is for rooms that draw',
  },
  { match: /^node:/, rooms: ['receiver', 'cli'], why: 'does not exist in a browser' },
];

const floor = (room) => floors.findIndex((rooms) => rooms.includes(room));

/** "src/form/a/b.ts" → "form"; "src/varco.ts" → "."; outside src → undefined */
const roomOf = (path) => {
  const inside = /(?:^|\/)src\/(.+)$/.exec(path)?.[1];
  return inside && (inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : '.');
};

const resolve = (from, specifier) => new URL(specifier, `file://${from}`).pathname;

/** @returns {string | undefined} what is wrong with `room` importing `specifier` */
function wrong(room, file, specifier) {
  if (!specifier.startsWith('.')) {
    const banned = packages.find(({ match, rooms }) => match.test(specifier) && !rooms.includes(room));
    return banned && `"${specifier}" ${banned.why}, and ${room} is not one of those.`;
  }
  const target = roomOf(resolve(file, specifier));
  // The version of the package, where a file may be read.
  if (aside[room] && specifier === '../../package.json') return;
  if (target === undefined) return `${specifier} lies outside src.`;
  if (target === room) return;
  if (aside[room]) {
    if (aside[room].includes(target)) return;
    return `${room} stands on ${aside[room].join(', ')} only: it may not import ${target}.`;
  }
  if (aside[target]) return `${target} runs on a server: ${room} may not import it.`;
  if (floor(room) < 0 || floor(target) < 0) return `${floor(room) < 0 ? room : target} is no room of the house.`;
  if (floor(target) < floor(room)) return;
  return floor(target) === floor(room)
    ? `${room} and ${target} share a floor: what both need moves down.`
    : `${target} is above ${room}: import from lower floors only.`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const floorRule = {
  meta: { type: 'problem', docs: { description: 'rooms import only from lower floors' }, schema: [] },
  create(context) {
    const file = context.filename.replaceAll('\\', '/');
    const room = roomOf(file);
    if (!room) return {};
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const message = wrong(room, file, node.source.value);
      if (message) context.report({ node: node.source, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: (node) => check({ source: node.source ?? node.argument?.literal }),
    };
  },
};
