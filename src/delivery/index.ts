// Not `remote.ts`, `multipart.ts`: only pages whose drafts follow to an endpoint, or that take files, load them.
export * from './drafts.ts';
export * from './ids.ts';
export * from './keeper.ts';
export * from './outbox.ts';
export * from './post.ts';
export * from './rows.ts';
