import { Clusters } from '../clusters/clusters.ts';
import type { View } from '../geo/mercator.ts';
import { toScreen } from './camera.ts';
import { MARGIN, type Scene } from './drawing.ts';
import { fan } from './fan.ts';
import type { Marker, Placed } from './paint.ts';

/** What is on the map: clusters and entries, and over them either the entries of one place, fanned out, or a pin. */
export class Markers {
  clusters = new Clusters([], []);
  /** the marker under the pointer, and the entry that is chosen */
  hovered: string | undefined;
  chosen: number | undefined;
  pin: Marker | undefined;
  /** a fan stays as long as the zoom does */
  fan: { readonly key: string; readonly zoom: number; readonly markers: readonly Marker[] } | undefined;
  private clustered: readonly Marker[] = [];

  /** Clusters anew for a view. */
  gather(view: View): void {
    if (this.fan?.zoom !== view.zoom) this.fan = undefined;
    this.clustered = this.clusters.at(view, MARGIN).map((cluster) => {
      const { x, y, count, index } = cluster;
      return { key: `${index} ${count}`, x, y, dx: 0, dy: 0, count, index, cluster };
    });
  }

  /** Fans the entries of a cluster out. @returns how far they reach from its middle, in px */
  spread({ key, x, y }: Marker, members: Uint32Array, zoom: number): number {
    const spots = fan(members.length);
    const markers = spots.map((spot, i): Marker => {
      const { x: dx, y: dy } = spot;
      return { key: `${key} ${i}`, x, y, dx, dy, count: 1, index: members[i]! };
    });
    this.fan = { key, zoom, markers };
    return Math.hypot(spots[0]!.x, spots[0]!.y);
  }

  /** Those that have a button: the pin, or a fan's, or all, if their middle is in view. */
  reachable(view: View): Placed[] {
    const all = this.apart ?? this.clustered;
    return place(view, all).filter(
      ({ left, top }) => left >= 0 && top >= 0 && left <= view.width && top <= view.height,
    );
  }

  scene(view: View): Scene {
    const { apart, fan, hovered } = this;
    return {
      markers: place(
        view,
        this.clustered.filter(({ key }) => key !== fan?.key),
      ),
      apart: apart && place(view, apart),
      pinned: !!this.pin,
      ringed: (marker) => marker.key === hovered || this.isChosen(marker),
    };
  }

  /** Whether a marker is the chosen entry, or counts it. */
  isChosen({ index, cluster }: Marker): boolean {
    const { chosen } = this;
    return chosen !== undefined && (cluster ? this.clusters.holds(cluster, chosen) : index === chosen);
  }

  private get apart(): readonly Marker[] | undefined {
    return this.pin ? [this.pin] : this.fan?.markers;
  }
}

const place = (view: View, markers: readonly Marker[]): Placed[] =>
  markers.map((marker) => {
    const [x, y] = toScreen(view, marker.x, marker.y);
    return { ...marker, left: x + marker.dx, top: y + marker.dy };
  });
