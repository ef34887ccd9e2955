import { worldSize, type View } from './geo/mercator.ts';

/** Tiles kept; of more, those drawn longest ago go. */
const KEPT = 200;
/** Tiles of 256 px, as all services have them to this zoom. */
const DEEPEST = 18;

/**
 * Pictures of a tile service, drawn over the ground. Only made when the page names a service and the visitor agrees to
 * it: whoever runs it learns of each visitor where they look.
 */
export class Tiles {
  readonly #pictures = new Map<string, HTMLImageElement>();
  /** pictures could not be had: the policy of the page forbids them, or the service does */
  failed = false;

  /**
   * @param template address with `{z}`, `{x}` and `{y}`
   * @param changed called when a picture has come, or could not be had
   */
  constructor(
    private readonly template: string,
    private readonly changed: () => void,
  ) {}

  /** Draws those that are there, and asks for the others. @param ratio the canvas's pixels for one of CSS */
  draw(ctx: CanvasRenderingContext2D, view: View, ratio: number): void {
    const zoom = Math.max(0, Math.min(DEEPEST, Math.round(view.zoom)));
    const across = 2 ** zoom;
    const size = (worldSize(view.zoom) * ratio) / across;
    const left = view.x * across - (view.width * ratio) / size / 2;
    const top = view.y * across - (view.height * ratio) / size / 2;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(across, top + (view.height * ratio) / size); y++)
      for (let x = Math.floor(left); x < left + (view.width * ratio) / size; x++) {
        const picture = this.#picture(zoom, ((x % across) + across) % across, y);
        // whole pixels, so that no seam is seen between two
        const [px, py] = [Math.round((x - left) * size), Math.round((y - top) * size)];
        if (picture)
          ctx.drawImage(picture, px, py, Math.round((x + 1 - left) * size) - px, Math.round((y + 1 - top) * size) - py);
      }
  }

  #picture(z: number, x: number, y: number): HTMLImageElement | undefined {
    const address = this.template.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
    let picture = this.#pictures.get(address);
    if (!picture) {
      picture = new Image();
      picture.referrerPolicy = 'strict-origin-when-cross-origin';
      picture.onload = this.changed;
      picture.onerror = () => {
        this.failed = true;
        this.changed();
      };
      picture.src = address;
      if (this.#pictures.size >= KEPT) this.#pictures.delete(this.#pictures.keys().next().value!);
    } else this.#pictures.delete(address);
    this.#pictures.set(address, picture);
    return picture.complete && picture.naturalWidth ? picture : undefined;
  }
}
