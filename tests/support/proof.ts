import fc from 'fast-check';

/** Set up for VARCO_PROOF and VARCO_SEED: properties that name no number of runs get a long one, and all one seed. */
const seed = Number(process.env.VARCO_SEED || 0);
fc.configureGlobal({ ...(process.env.VARCO_PROOF === 'full' && { numRuns: 2000 }), ...(seed && { seed }) });
