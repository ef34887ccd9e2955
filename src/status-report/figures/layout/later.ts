/** What no first figure is drawn as: it comes with the figures that are. */
import { bars } from './bars.ts';
import { histogram } from './histogram.ts';
import { bring } from './layout.ts';

bring({ bars, histogram });
