export { createReceiver, type Receiver } from './receiver.ts';
export { defaults, fromEnvironment, type Settings } from './settings.ts';
export { LockedError } from './store/lock.ts';
