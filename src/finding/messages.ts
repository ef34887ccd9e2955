import { addMessages } from '../locale/index.ts';

/** Words of all that finds: a widget that does not is spared them. Albanian has them beside everybody's. */
addMessages({ it: () => import('./generated/it.ts'), sq: async () => ({ templates: {} }) });
