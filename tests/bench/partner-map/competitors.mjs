import { join } from 'node:path';

/**
 * Who is measured. Each has an adapter (README.md). `script`: a file that is loaded as it ships, beside the adapter; `files`:
 * what the library loads by itself. `most`: with more entries it takes longer than anyone waits. `own`: held to the bars.
 */
const root = join(import.meta.dirname, '../../..');

export const REFERENCE = 'supercluster';
export const competitors = [
  { id: 'pixels', label: 'limit: ImageData, no clusters' },
  { id: REFERENCE, label: 'supercluster, canvas', package: 'supercluster' },
  { id: 'engine', label: 'Varco’s map', own: true },
  {
    id: 'varco',
    label: 'Varco, whole widget',
    own: true,
    most: 100_000,
    script: join(root, 'dist/standalone/varco-partner-map.js'),
  },
  {
    id: 'maplibre',
    label: 'MapLibre',
    package: 'maplibre-gl',
    files: [join(import.meta.dirname, '../node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs')],
  },
  { id: 'openlayers', label: 'OpenLayers', package: 'ol' },
  { id: 'leaflet', label: 'Leaflet, markercluster', package: 'leaflet.markercluster', most: 100_000 },
];
