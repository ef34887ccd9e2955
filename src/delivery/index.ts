// Not `remote.ts`: only pages whose drafts follow to an endpoint load it.
export * from './drafts.ts';
export * from './ids.ts';
export * from './keeper.ts';
export * from './multipart.ts';
export * from './outbox.ts';
export * from './post.ts';
export * from './rows.ts';
