// Written by `npm run shapes` from src/contract/results.ts: change that, not this.
import type { Shape } from '../fitting.ts';

export const s0 = 'i>=0';
export const s1 = { n: s0, at: 's' };
const s2 = { '|': ['0', s0] };
const s3 = { '': s2 };
const s4 = { '^': ['n', 'n', 'n'] };
const s5 = { n: s2, 'mean?': 'n', 'quartiles?': s4, 'bands?': s3 };

export const resultsShape = { about: 's', version: 's', 'digest?': 's', threshold: s0, 'released?': s1, n: s2, suppressed: 'b', questions: { '': { type: 's', n: s2, 'counts?': s3, 'mean?': 'n', 'quartiles?': s4, 'rows?': { '': { n: s2, 'counts?': s3, 'mean?': 'n', 'quartiles?': s4 } }, 'means?': { '': 'n' }, 'places?': { '': 'n' }, 'bins?': [{ from: { '|': ['0', 'n'] }, to: { '|': ['0', 'n'] }, n: s2 }] } }, dimensions: { '': s5 }, 'overall?': s5, groups: { '': { '': { n: s2, dimensions: { '': { '|': ['0', { mean: 'n', 'quartiles?': s4 }] } } } } }, 'periods?': [{ from: 's', to: 's', n: s0 }], 'experiences?': { '': { n: s2, counts: { '': s3 } } } } as unknown as Shape;
