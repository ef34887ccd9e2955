import { share } from './drawing.ts';
import type { Line, Shape } from './layout/scene.ts';
import type { Sheet } from './picture.ts';

/** XML 1.0 has no place for these at all, and an attribute or a text none for the others as they are. */
const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A sheet as an SVG file: no style sheet, no script, no address but SVG's own name. */
export function svgText({ title, width, height, scene, top, lines, looks }: Sheet, margin: number): string {
  const text = ({ x, y, text, anchor, as }: Line): string =>
    `<text x="${x}" y="${y}" fill="${looks.line(as).fill}"${anchor ? ` text-anchor="${anchor}"` : ''}${
      as === 'small' || as === 'on' ? ' font-size="14"' : as === 'strong' ? ' font-weight="600"' : ''
    }>${xml(text)}</text>`;
  const path = ({ as, d, step }: Shape): string => {
    const { fill, stroke, width, under, dash } = looks.shape(as);
    return `<path d="${d}" fill="${as === 'untold' ? 'url(#untold)' : fill}"${
      step ? ` fill-opacity="${share(step)}"` : ''
    } fill-rule="evenodd" stroke="${stroke}" stroke-width="${width}"${under ? ' paint-order="stroke"' : ''}${
      dash ? ` stroke-dasharray="${dash}"` : ''
    }/>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${xml(looks.font)}" font-size="16">
<title>${xml(title)}</title>
<defs><pattern id="untold" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M-2 6l8 -8M2 10l8 -8" stroke="${looks.shape('untold').stroke}"/></pattern></defs>
<path d="M0 0h${width}v${height}h${-width}z" fill="${looks.paper}"/>
<g transform="translate(${margin} ${margin})">${lines.map(text).join('')}
<g transform="translate(0 ${top})">${[
    ...scene.shapes.map(path),
    ...scene.lines.map(text),
    ...scene.marks.flatMap((mark) => [...mark.shapes.map(path), ...mark.lines.map(text)]),
  ].join('\n')}</g></g></svg>`;
}
