// Written by `npm run shapes` from src/contract/crossings.ts: change that, not this.
import type { Shape } from '../fitting.ts';
import { s0, s1 } from './results.shape.ts';

export const crossingsShape = { about: 's', version: 's', 'digest?': 's', threshold: s0, 'released?': s1, by: 's', questions: { '': { columns: ['s'], rows: ['s'], counts: [[s0]], asked: [s0], rest: { columns: 'b', rows: 'b' } } } } as unknown as Shape;
