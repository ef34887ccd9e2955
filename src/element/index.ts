export { VarcoElement } from './varco-element.ts';
export { define } from './define.ts';
export { baseStyles } from './base.styles.ts';
export { tokens } from './tokens.styles.ts';
export { heading } from './heading.ts';
export * from './events.ts';
export * from './icons.ts';
export type { AddressName, Theme } from './attributes.ts';
export { version } from './version.ts';
