// Written by `npm run shapes` from src/contract/interview.ts: change that, not this.
import type { Shape } from '../fitting.ts';
import { s0, s1, s2, s3, s4, s5, s11, s6, s51, s52 } from './questionnaire.shape.ts';

const s54 = { '': s6, '~': /^[A-Za-z][A-Za-z0-9_]{0,63}(\.[A-Za-z][A-Za-z0-9_]{0,63})?$/ };
const s55 = 'n>=0';
const s56 = 'i>=0';

export const interviewShape = { '$schema?': 's', id: s0, version: s1, 'digest?': 's', locales: s2, title: s3, 'intro?': s3, 'opens?': s4, 'closes?': s4, 'privacy?': s5, 'optionSets?': s11, 'prefill?': { about: s0, 'answers?': s54, 'experiences?': { from: s6, fields: s54 }, 'tracks?': { from: [s6], 'to?': s6 } }, phases: [{ id: s6, kind: '=questions|timeline|loop|mirror|ladder|frame|close', title: s3, 'aim?': s3, minutes: s55, 'prompts?': [s3], 'facilitator?': s3, 'questions?': [s51], 'pause?': 'b' }, 1], experience: { minutes: s55, max: s56, explore: { min: s56, max: s56 }, steps: [s52, 1], success: [s0], failure: [s0], ours: [s0] }, ladder: { rungs: [{ value: s0, label: s3, 'all?': [s0], 'any?': [s0] }, 1], 'max?': s56, questions: [s51] } } as unknown as Shape;
