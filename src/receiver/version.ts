import manifest from '../../package.json' with { type: 'json' };

/** The package's version, as /api/health tells it. */
export const version: string = manifest.version;
