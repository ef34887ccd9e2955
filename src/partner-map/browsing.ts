import type { AddressName } from '../element/attributes.ts';
import { msg, numberFormat } from '../locale/index.ts';
import type { Model } from './model.ts';
import type { Reader } from './texts.ts';

/** What browsing needs of its element. */
export interface Host {
  readonly activeLocale: string;
  readonly level: number;
  readonly root: ShadowRoot;
  readonly updateComplete: Promise<unknown>;
  readonly requestHeaders?: Record<string, string> | undefined;
  address(name: AddressName): string | undefined;
  requestUpdate(): void;
}

export type Layout = 'list' | 'map' | 'both';

/** Rows that are drawn at first, and more of them at each demand. */
const PAGE = 50;
