/**
 * A Rollup plugin for a standalone file with parts that come later. A part would import what it shares with the file by
 * the file's address; where a site puts a query behind that (`…js?ver=3`), the browser would fetch and run the whole file
 * once more. So the file leaves the bindings that its parts want in one place of the page instead, and the parts take
 * them from there.
 */
const place = (key) => `globalThis[Symbol.for(${JSON.stringify(key)})]`;
const nameOf = ({ name, value }) => name ?? value;

/**
 * Names that may mean something else later: a part would keep what they meant when it came. A class that Rollup had to
 * give another name is written `let i$1 = class i {…}`, and is no less constant than before.
 */
const changing = (tree) =>
  new Set(
    tree.body
      .filter(({ type, kind }) => type === 'VariableDeclaration' && kind !== 'const')
      .flatMap(({ declarations }) => declarations.filter(({ init }) => init?.type !== 'ClassExpression'))
      .map(({ id }) => id.name),
  );

/** @param {string} key of the place: the file and its version @returns {import('rollup').Plugin} */
export const oneScope = (key) => ({
  name: 'one-scope',
  renderChunk: {
    order: 'pre',
    handler(code, chunk, _, { chunks }) {
      const edits = [];
      const tree = this.parse(code);
      for (const node of tree.body) {
        if (chunk.isEntry && node.type === 'ExportNamedDeclaration' && !node.declaration && !node.source) {
          const unsure = changing(tree);
          const pairs = node.specifiers.map(({ local, exported }) => {
            if (unsure.has(local.name)) this.error(`${local.name} changes: the parts of ${key} cannot share it`);
            return `${nameOf(exported)}: ${local.name}`;
          });
          edits.push({ ...node, text: `${place(key)} = { ${pairs.join(', ')} };` });
        }
        const from = node.type === 'ImportDeclaration' && node.source.value.replace('./', '');
        if (!chunk.isEntry && from && chunks[from]?.isEntry) {
          const pairs = node.specifiers.map(({ imported, local }) => `${nameOf(imported)}: ${local.name}`);
          edits.push({ ...node, text: pairs.length ? `const { ${pairs.join(', ')} } = ${place(key)};` : '' });
        }
      }
      for (const { start, end, text } of edits.reverse()) code = code.slice(0, start) + text + code.slice(end);
      return { code, map: null };
    },
  },
});
