import { basename } from 'node:path';

/**
 * Files of the content folder that are never served, wherever they stand: addresses that messages go to, codes of who is
 * invited, and where one joins an event.
 */
const files = ['contacts.json', 'invitations.json', 'joining.json'] as const;
export type PrivateFile = (typeof files)[number];

/** Which of them a path is; undefined for all others. */
export const privateFile = (path: string): PrivateFile | undefined =>
  files.find((file) => file === basename(path).toLowerCase());
