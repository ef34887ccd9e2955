import { expect } from '@open-wc/testing';
import { emulateMedia, executeServerCommand } from '@web/test-runner-commands';
import { toLatitude, toLongitude, toX, toY } from '../../src/partner-map/geo/mercator.ts';
import { fromScreen, toScreen } from '../../src/partner-map/surface/camera.ts';
import { keys, noMedia } from '../support/commands.ts';
import { clear, entries, show, type Shown } from './surface-harness.ts';

afterEach(clear);

const middle = (button: Element): { clientX: number; clientY: number } => {
  const { left, top, width, height } = button.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
};
/** a point of the map, in its own px */
const on = ({ element }: Shown, left: number, top: number) => {
  const box = element.getBoundingClientRect();
  return { clientX: box.left + left, clientY: box.top + top };
};
const pointer = (target: Element, type: string, at: object, more: PointerEventInit = {}) =>
  target.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      cancelable: true,
      pointerId: 1,
      pointerType: 'mouse',
      isPrimary: true,
      ...at,
      ...more,
    }),
  );
const drag = (target: Element, from: { clientX: number; clientY: number }, dx: number, dy: number, more = {}) => {
  pointer(target, 'pointerdown', from, more);
  for (const share of [0.25, 0.5, 0.75, 1])
    pointer(target, 'pointermove', { clientX: from.clientX + dx * share, clientY: from.clientY + dy * share }, more);
};
const wheel = (shown: Shown, at: object, more: WheelEventInit): WheelEvent => {
  const event = new WheelEvent('wheel', { bubbles: true, composed: true, cancelable: true, ...at, ...more });
  shown.element.dispatchEvent(event);
  return event;
};
const settled = (ms = 250) => new Promise((done) => setTimeout(done, ms));

describe('the map’s surface', () => {
  it('draws its entries, and has a named button of at least 24 px over each marker', async () => {
    const shown = await show();
    expect(shown.names()).to.have.members([
      '2 partners',
      '4 partners',
      '12 partners',
      ...entries.slice(2, 6).map(({ name }) => name),
      'Roma',
    ]);
    for (const button of shown.root.querySelectorAll('button')) {
      expect(button.offsetWidth).to.be.at.least(24);
      expect(button.offsetHeight).to.be.at.least(24);
    }
    const [left, top] = toScreen(shown.surface.view, toX(4.35), toY(50.85));
    // beside the number in the circle, and beside the circle
    expect(shown.pixel(left, top - 12)).to.equal('11,79,113');
    expect(shown.pixel(left, top - 24)).to.equal('232,238,242');
    const box = shown.element.getBoundingClientRect();
    const { clientX, clientY } = middle(shown.button('4 partners'));
    expect(clientX - box.left).to.be.closeTo(left, 0.1);
    expect(clientY - box.top).to.be.closeTo(top, 0.1);
  });

  it('is one stop of the Tab key', async () => {
    const { root, focused } = await show();
    (document.querySelector('a') as HTMLElement).focus();
    await keys('Tab');
    expect(focused()).to.be.a('string');
    expect(root.querySelectorAll('[tabindex="0"]')).to.have.length(1);
    await keys('Tab');
    expect(document.activeElement).to.equal(document.querySelectorAll('a')[1]);
    await keys('Shift+Tab');
    expect(focused()).to.be.a('string');
  });

  it('is walked by arrows, to every marker', async () => {
    const { button, focused, surface } = await show();
    const { x } = surface.view;
    button('Torino').focus();
    await keys('ArrowRight');
    expect(focused()).to.equal('2 partners');
    await keys('ArrowRight');
    expect(focused()).to.equal('Tirana');
    await keys('ArrowLeft');
    expect(focused()).to.equal('Roma');
    expect(surface.view.x).to.equal(x);
  });

  it('moves where there is no marker that way, and with Shift, and says what is in view', async () => {
    const { button, focused, surface, still, told } = await show();
    const { x, y } = surface.view;
    button('Tirana').focus();
    await keys('ArrowRight');
    await still();
    expect(surface.view.x).to.be.above(x);
    expect(surface.view.y).to.be.closeTo(y, 1e-9);
    expect(focused()).to.equal('Tirana');
    expect(told.at(-1)).to.match(/^say \d+ in \d+$/);
    await keys('Shift+ArrowLeft');
    await still();
    expect(surface.view.x).to.be.closeTo(x, 1e-9);
    expect(focused()).to.equal('Tirana');
    expect(told.at(-1)).to.equal('say 23 in 8');
  });

  it('keeps the focus when its marker leaves the view: on the nearest, or on the map where there is none', async () => {
    const { button, focused, surface, still, root } = await show();
    button('Barcelona').focus();
    surface.pan(500, 0);
    await still();
    expect(focused()).to.equal('Tirana');
    surface.go({ x: toX(-140), y: toY(-40), zoom: 8 }, false);
    expect(focused()).to.equal('Map of partners');
    expect(root.activeElement!.getAttribute('role')).to.equal('application');
    await keys('Home');
    await still();
    await keys('Tab');
    await keys('Shift+Tab');
    expect(root.activeElement!.localName).to.equal('button');
  });

  it('opens an entry by Enter, Space and click', async () => {
    const { button, told } = await show();
    button('Roma').focus();
    await keys('Enter', ' ');
    button('Tirana').click();
    expect(told.filter((text) => text.startsWith('open'))).to.deep.equal(['open Roma', 'open Roma', 'open Tirana']);
  });

  it('opens a cluster by going nearer, and leaves the focus on what is nearest to it', async () => {
    const { button, focused, surface, still, names } = await show();
    button('2 partners').focus();
    await keys('Enter');
    await still();
    expect(names()).to.include.members(['Milano', 'Milano, Isola']);
    expect(focused()).to.match(/^Milano/);
    await keys('Home');
    await still();
    expect(names()).to.have.length(8);
    expect(focused()).to.equal('2 partners');
    expect(surface.view.zoom).to.be.below(6);
  });

  it('fans out a few at one place; Escape goes back to where it came from', async () => {
    const { button, focused, told, names, pixel, surface } = await show();
    button('4 partners').focus();
    await keys('Enter');
    expect(names()).to.have.members(['a', 'b', 'c', 'd'].map((office) => `Bruxelles ${office}`));
    expect(focused()).to.equal('Bruxelles a');
    expect(told).to.include('hover Bruxelles a');
    expect(told).to.include('say 4 at one place');
    const [left, top] = toScreen(surface.view, toX(4.35), toY(50.85));
    // a leader line up to the first
    expect(pixel(left, top - 25)).to.equal('27,31,36');
    await keys('ArrowRight');
    expect(focused()).to.equal('Bruxelles b');
    await keys('Enter');
    expect(told).to.include('open Bruxelles b');
    await keys('Escape');
    expect(focused()).to.equal('4 partners');
    expect(names()).to.have.length(8);
  });

  it('asks for a list of many at one place', async () => {
    const { button, told, focused } = await show();
    button('12 partners').focus();
    await keys('Enter');
    expect(told.at(-1)).to.equal('list 12');
    expect(focused()).to.equal('12 partners');
  });

  it('zooms by + and − about the marker that has the focus', async () => {
    const { button, surface, still, focused } = await show();
    button('Roma').focus();
    const before = toScreen(surface.view, toX(12.5), toY(41.9));
    const { zoom } = surface.view;
    await keys('+');
    await still();
    expect(surface.view.zoom).to.equal(zoom + 1);
    const after = toScreen(surface.view, toX(12.5), toY(41.9));
    expect(after[0]).to.be.closeTo(before[0], 0.5);
    expect(after[1]).to.be.closeTo(before[1], 0.5);
    expect(focused()).to.equal('Roma');
    await keys('-');
    await still();
    expect(surface.view.zoom).to.be.closeTo(zoom, 1e-9);
  });

  it('leaves the wheel to the page without Ctrl, and says so; with Ctrl it zooms about the pointer', async () => {
    const shown = await show();
    const { surface, root } = shown;
    const hint = root.querySelector<HTMLElement>('.hint')!;
    const { view } = surface;
    expect(wheel(shown, on(shown, 100, 80), { deltaY: 100 }).defaultPrevented).to.be.false;
    expect(surface.view).to.equal(view);
    expect(hint.hidden).to.be.false;
    expect(hint.textContent).to.equal('Hold Ctrl to zoom the map');
    const [x, y] = fromScreen(view, 100, 80);
    expect(wheel(shown, on(shown, 100, 80), { deltaY: -60, ctrlKey: true }).defaultPrevented).to.be.true;
    await settled();
    expect(surface.view.zoom).to.be.above(view.zoom);
    const after = fromScreen(surface.view, 100, 80);
    expect(after[0]).to.be.closeTo(x, 1e-6);
    expect(after[1]).to.be.closeTo(y, 1e-6);
  });

  it('is dragged by the mouse, also from a marker, which is not opened then', async () => {
    const shown = await show();
    const { surface, button, told, element, still } = shown;
    const { view } = surface;
    const roma = button('Roma');
    const from = middle(roma);
    drag(roma, from, -60, 40);
    await settled(120);
    pointer(element, 'pointerup', { clientX: from.clientX - 60, clientY: from.clientY + 40 });
    roma.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
    await still();
    const world = 256 * 2 ** view.zoom;
    expect((surface.view.x - view.x) * world).to.be.closeTo(60, 1);
    expect((surface.view.y - view.y) * world).to.be.closeTo(-40, 1);
    expect(told.filter((text) => text.startsWith('open'))).to.be.empty;
    // and clicks again afterwards
    pointer(roma, 'pointerdown', middle(roma));
    pointer(roma, 'pointerup', middle(roma));
    roma.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
    expect(told).to.include('open Roma');
  });

  it('drifts on after a quick drag, for a moment', async () => {
    const shown = await show();
    const { surface, element, still } = shown;
    const from = on(shown, 300, 200);
    pointer(element, 'pointerdown', from);
    for (let i = 1; i <= 5; i++) {
      await settled(12);
      pointer(element, 'pointermove', { clientX: from.clientX - 20 * i, clientY: from.clientY });
    }
    pointer(element, 'pointerup', { clientX: from.clientX - 100, clientY: from.clientY });
    const { x } = surface.view;
    await still();
    expect(surface.view.x).to.be.above(x);
  });

  it('is not moved by one finger, which scrolls the page, but by two, which pinch', async () => {
    const shown = await show();
    const { surface, element, root, still } = shown;
    expect(getComputedStyle(element).touchAction).to.equal('pan-x pan-y');
    const { view } = surface;
    const touch = (pointerId: number) => ({ pointerId, pointerType: 'touch', isPrimary: pointerId === 1 });
    drag(element, on(shown, 300, 200), -50, 0, touch(1));
    pointer(element, 'pointercancel', on(shown, 250, 200), touch(1));
    expect(surface.view).to.equal(view);
    expect(root.querySelector('.hint')!.textContent).to.equal('Use two fingers to move the map');

    const [x, y] = fromScreen(view, 300, 200);
    pointer(element, 'pointerdown', on(shown, 250, 200), touch(1));
    pointer(element, 'pointerdown', on(shown, 350, 200), touch(2));
    for (let i = 1; i <= 10; i++) {
      pointer(element, 'pointermove', on(shown, 250 - 5 * i, 200), touch(1));
      pointer(element, 'pointermove', on(shown, 350 + 5 * i, 200), touch(2));
    }
    await settled(120);
    pointer(element, 'pointerup', on(shown, 200, 200), touch(1));
    pointer(element, 'pointerup', on(shown, 400, 200), touch(2));
    await still();
    expect(surface.view.zoom).to.be.closeTo(view.zoom + 1, 0.1);
    const after = fromScreen(surface.view, 300, 200);
    expect(after[0]).to.be.closeTo(x, 1e-3);
    expect(after[1]).to.be.closeTo(y, 1e-3);
  });

  it('goes nearer by a double click', async () => {
    const shown = await show();
    const { surface, element, still } = shown;
    const { zoom } = surface.view;
    for (let i = 0; i < 2; i++) {
      pointer(element, 'pointerdown', on(shown, 400, 30));
      pointer(element, 'pointerup', on(shown, 400, 30));
    }
    await still();
    expect(surface.view.zoom).to.be.closeTo(zoom + 1, 1e-6);
  });

  it('tells what the pointer and the focus are on', async () => {
    const { button, told } = await show();
    pointer(button('Lyon'), 'pointerover', middle(button('Lyon')));
    pointer(button('Lyon'), 'pointerout', middle(button('Lyon')));
    button('Roma').focus();
    button('4 partners').focus();
    expect(told).to.deep.equal(['hover Lyon', 'hover ', 'hover Roma', 'hover ']);
  });

  it('rings the chosen one, and the cluster that holds it', async () => {
    const { surface, button, pixel } = await show();
    surface.choose(0);
    const [left, top] = toScreen(surface.view, toX(12.5), toY(41.9));
    expect([14, 15, 16].map((away) => pixel(left, top - away))).to.include('179,38,30');
    expect(button('Roma').ariaCurrent).to.equal('true');
    surface.choose(8);
    expect(button('Roma').ariaCurrent).to.be.null;
    expect(button('4 partners').ariaCurrent).to.equal('true');
    surface.choose(undefined);
    expect(button('4 partners').ariaCurrent).to.be.null;
  });

  it('brings an entry into view, alone if it can be', async () => {
    const { surface, names, still } = await show();
    surface.bring(6);
    await still();
    expect(names()).to.include('Milano, Isola');
    surface.bring(3);
    await still();
    expect(names()).to.include('Tirana');
    const { view } = surface;
    surface.bring(3);
    await still();
    expect(surface.view).to.equal(view);
    surface.bring(9);
    await still();
    expect(names()).to.include('4 partners');
  });

  it('shows what a filter keeps, without moving', async () => {
    const { surface, names } = await show();
    const { view } = surface;
    surface.filter([0, 7, 8, 9]);
    expect(names()).to.have.members(['Roma', '3 partners']);
    surface.filter([]);
    expect(names()).to.be.empty;
    surface.filter();
    expect(names()).to.have.length(8);
    expect(surface.view).to.equal(view);
  });

  it('picks a place by click and by arrow keys', async () => {
    const shown = await show();
    const { surface, element, told, names, focused } = shown;
    surface.pick('middle');
    const { view } = surface;
    expect(names()).to.deep.equal([`Pin at ${toLongitude(view.x).toFixed(2)} ${toLatitude(view.y).toFixed(2)}`]);
    const [x, y] = fromScreen(view, 200, 120);
    pointer(element, 'pointerdown', on(shown, 200, 120));
    pointer(element, 'pointerup', on(shown, 200, 120));
    expect(told.at(-2)).to.equal(`pick ${toLongitude(x).toFixed(2)} ${toLatitude(y).toFixed(2)}`);
    surface.focus();
    await keys('ArrowRight');
    expect(told.at(-1)).to.equal(`say ${focused()}`);
    const [nudged] = fromScreen(view, 208, 120);
    expect(told.at(-2)).to.contain(`pick ${toLongitude(nudged).toFixed(2)}`);
    surface.pick(undefined);
    expect(names()).to.have.length(8);
    expect(focused()).to.be.a('string');
  });

  it('keeps its middle when it is resized, and is at home until it was moved', async () => {
    const { surface, element, still, names } = await show();
    element.style.inlineSize = '320px';
    await still();
    expect(surface.view.width).to.equal(320);
    expect(names()).to.have.length.above(3);
    surface.go({ x: toX(12), y: toY(43), zoom: 6 }, false);
    element.style.blockSize = '300px';
    await still();
    expect(surface.view).to.include({ x: toX(12), y: toY(43), zoom: 6, width: 320, height: 300 });
  });

  it('is as sharp as the screen', async function () {
    if (noMedia) return this.skip();
    const size = { width: 800, height: 600 };
    await executeServerCommand('viewport', { ...size, deviceScaleFactor: 2 });
    const { root, still } = await show();
    await still();
    const canvas = root.querySelector('canvas')!;
    expect([canvas.width, canvas.height]).to.deep.equal([1200, 800]);
    await executeServerCommand('viewport', { ...size, deviceScaleFactor: 1 });
  });

  it('does not move of itself where no motion is wanted', async function () {
    if (noMedia) return this.skip();
    await emulateMedia({ reducedMotion: 'reduce' });
    const { surface } = await show();
    const { zoom } = surface.view;
    surface.zoom(1);
    expect(surface.view.zoom).to.equal(zoom + 1);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('has nothing that axe objects to, at rest, fanned out, and with a pin', async () => {
    const { element, button, surface } = await show();
    await expect(element).to.be.accessible();
    button('4 partners').click();
    await expect(element).to.be.accessible();
    surface.pick('middle');
    await expect(element).to.be.accessible();
  });

  it('leaves nothing behind', async () => {
    const { surface, element } = await show();
    surface.disconnect();
    expect(element.childElementCount).to.equal(0);
  });
});
