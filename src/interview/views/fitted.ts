import { nothing } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';

type Draw = (width: number) => unknown;
interface Host {
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

/** Draws for the width of the element it stands alone in, and again when that is another. */
class Fitted extends Directive {
  #width = 0;
  #observer: ResizeObserver | undefined;

  render(draw: Draw, _host: Host): unknown {
    return this.#width ? draw(this.#width) : nothing;
  }

  override update({ parentNode }: ChildPart, [draw, host]: [Draw, Host]): unknown {
    if (!this.#observer) {
      const holder = parentNode as Element;
      const measure = (): void => {
        const width = Math.floor((holder.clientWidth / parseFloat(getComputedStyle(holder).fontSize)) * 16);
        // out of the page it has none
        if (!width || width === this.#width) return;
        this.#width = width;
        host.requestUpdate();
      };
      // the first time before anything is painted; later not while sizes are told, since drawing changes them:
      // browsers report that to the page as an error (https://www.w3.org/TR/resize-observer/#deliver-resize-error)
      void host.updateComplete.then(measure);
      this.#observer = new ResizeObserver(() => requestAnimationFrame(measure));
      // it goes with the element, the only thing that it looks at
      this.#observer.observe(holder);
    }
    return this.render(draw, host);
  }
}

/** What `draw` gives for the width of the element around it, in sixteenths of an em; nothing before it is known. */
export const fitted = directive(Fitted);
