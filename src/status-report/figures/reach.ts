import { rect } from './layout/scene.ts';

/**
 * How the marks of a chart are reached (ARIA APG, roving tabindex): by the arrows, and up and down by rows; whatever the
 * keyboard or the pointer is on is read in a line under the chart. All of this is the page's alone, and drawn by nobody else.
 * The listeners are the box's around the drawing: Chromium makes a stop of the tab key of an SVG that listens to focus.
 */
const marksOf = (svg: Element): SVGGElement[] => [...svg.querySelectorAll<SVGGElement>('.mark')];
const markOf = (event: Event): SVGGElement | null => (event.target as Element).closest<SVGGElement>('.mark');

/** The ring goes over the neighbours, two px clear of the mark. */
export function ring(svg: Element, mark: SVGGElement | null): void {
  const box = mark?.querySelector<SVGPathElement>('.hit')!.getBBox();
  const d = box ? rect(box.x - 3.5, box.y - 3.5, box.width + 7, box.height + 7) : '';
  svg.querySelectorAll('.ring').forEach((each) => each.setAttribute('d', d));
}

function tell(mark: SVGGElement): void {
  const told = mark.closest('.figure')?.querySelector('.told');
  if (told) told.textContent = mark.getAttribute('aria-label');
}

function stop(svg: Element, mark: Element | undefined): void {
  for (const each of marksOf(svg)) each.setAttribute('tabindex', each === mark ? '0' : '-1');
}

function keydown(event: KeyboardEvent): void {
  const mark = markOf(event);
  if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
  const svg = mark.ownerSVGElement!;
  const marks = marksOf(svg);
  const at = marks.indexOf(mark);
  const stride = Number(svg.dataset.stride);
  const next: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + stride,
    ArrowUp: at - stride,
    Home: 0,
    End: marks.length - 1,
  };
  const to = next[event.key];
  if (to === undefined) return;
  event.preventDefault();
  marks[to]?.focus();
}

function focusin(event: FocusEvent): void {
  const mark = markOf(event);
  if (!mark) return;
  const svg = mark.ownerSVGElement!;
  stop(svg, mark);
  ring(svg, mark.matches(':focus-visible') ? mark : null);
  tell(mark);
}

/** Once left, it begins anew: another drawing may have fewer marks, and one of them must be a stop. */
function focusout(event: FocusEvent): void {
  const svg = (event.target as Element).closest('svg');
  if (!svg || svg.contains(event.relatedTarget as Node | null)) return;
  stop(svg, marksOf(svg)[0]);
  ring(svg, null);
}

function pointerover(event: Event): void {
  const mark = markOf(event);
  if (mark) tell(mark);
}

export const reach = { keydown, focusin, focusout, pointerover };

/** After another drawing: the ring goes where the mark went, and words of a mark that is gone go with it. */
export function again(root: ShadowRoot): void {
  const focused = root.activeElement?.closest<SVGGElement>('.mark');
  if (focused?.matches(':focus-visible')) ring(focused.ownerSVGElement!, focused);
  for (const told of root.querySelectorAll('.told:not(:empty)'))
    if (!marksOf(told.closest('.figure')!).some((each) => each.getAttribute('aria-label') === told.textContent))
      told.textContent = '';
}
