import { canonical } from '../../contract/digest.ts';
import type { Office, PartnerFeature, Partners } from '../../contract/partners.ts';
import type { Content, PublishedPartners } from '../content.ts';
import { sha256 } from '../secrets.ts';
import type { Sql } from '../store/sql.ts';
import { merge, type Correction } from './merge.ts';

/** A partners' document as it is served: the file with what moderation accepted. */
export interface Document {
  readonly id: string;
  readonly partners: Partners;
  /** with `digest`, which is of all that is served */
  readonly json: string;
  readonly digest: string;
  readonly entries: ReadonlyMap<string, PartnerFeature>;
  readonly offices: ReadonlyMap<string, Office>;
  /** as the file has it: messages that are passed on may name the publisher's address */
  readonly privacy: Partners['privacy'];
  /** where messages for an entry or an office go; never served */
  readonly addresses: ReadonlyMap<string, string>;
}

interface Cached {
  readonly file: PublishedPartners;
  readonly contacts: ReadonlyMap<string, string>;
  readonly revision: number;
  readonly document: Document;
}

const indexed = <T extends { readonly id: string }>(list: readonly T[] = []) =>
  new Map(list.map((item) => [item.id, item]));

/** The partners' documents that are published now; each is put together again only when something in it has changed. */
export class PartnerDocuments {
  readonly #database: Sql;
  readonly #content: Content;
  readonly #relays: boolean;
  readonly #cache = new Map<string, Cached>();

  /** @param relays whether messages are passed on at all: otherwise none is offered */
  constructor(database: Sql, content: Content, relays: boolean) {
    this.#database = database;
    this.#content = content;
    this.#relays = relays;
  }

  get ids(): string[] {
    return this.#content.partners.map(({ id }) => id);
  }

  /** @param id of a document; the first one when undefined */
  async get(id?: string): Promise<Document | undefined> {
    await this.#content.refresh();
    const { partners, contacts } = this.#content;
    const file = id === undefined ? partners[0] : partners.find((one) => one.id === id);
    return file && this.#current(file, contacts);
  }

  /** The document that has an entry or an office of this id. */
  async find(about: string): Promise<Document | undefined> {
    for (const id of this.ids) {
      const document = await this.get(id);
      if (document?.entries.has(about) || document?.offices.has(about)) return document;
    }
    return undefined;
  }

  async #current(file: PublishedPartners, contacts: ReadonlyMap<string, string>): Promise<Document> {
    const [row] = await this.#database.query<{ revision: number }>(
      'SELECT revision FROM partner_documents WHERE document = $1',
      [file.id],
    );
    const revision = row?.revision ?? 0;
    const cached = this.#cache.get(file.id);
    if (cached && cached.file === file && cached.contacts === contacts && cached.revision === revision)
      return cached.document;
    const document = await this.read(this.#database, file.id, file, contacts);
    this.#cache.set(file.id, { file, contacts, revision, document: document! });
    return document!;
  }

  /** The document as a transaction sees it. */
  async read(
    sql: Sql,
    id: string,
    file = this.#content.partners.find((one) => one.id === id),
    contacts = this.#content.contacts,
  ): Promise<Document | undefined> {
    if (!file) return undefined;
    const corrections = await sql.query<Correction>(
      `SELECT entry, field, base, value, source, day FROM corrections WHERE document = $1 ORDER BY accepted_at, entry, field`,
      [id],
    );
    const given = await sql.query<{ entry: string; address: string }>(
      'SELECT entry, address FROM relay_addresses WHERE document = $1',
      [id],
    );
    const addresses = new Map(contacts);
    const reachable = new Set<string>();
    for (const { id: entry, properties } of file.partners.features)
      if (properties.contact && contacts.has(entry)) reachable.add(entry);
    // What the file names goes before: a proposal may not turn an organisation's messages elsewhere.
    for (const { entry, address } of given) {
      reachable.add(entry);
      if (!addresses.has(entry)) addresses.set(entry, address);
    }
    const partners = merge(file.partners, corrections, this.#relays ? reachable : new Set());
    const digest = `sha-256:${Buffer.from(sha256(canonical(partners))).toString('base64url')}`;
    return {
      id,
      partners,
      json: JSON.stringify({ ...partners, digest }),
      digest,
      entries: indexed(partners.features),
      offices: indexed(partners.offices),
      privacy: file.partners.privacy,
      addresses,
    };
  }
}
