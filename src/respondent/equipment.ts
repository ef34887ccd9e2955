/** What few documents ask for. It is fetched before one that does begins, so that it is there without a network too. */
import type { FileAnswer } from '../contract/submission.ts';
import { multipartParcel, type FilePart } from '../delivery/multipart.ts';
import type { Parcel } from '../delivery/post.ts';
import type { FileKeeper } from '../fields/context.ts';
import { uuidv7 } from '../delivery/ids.ts';

export { addPatterns } from '../form/patterns.ts';

/** The files that were chosen, as long as the page lives: their bytes are no part of a draft. */
export class FileBox implements FileKeeper {
  readonly #parts = new Map<string, FilePart>();

  take(files: Iterable<File>): FileAnswer[] {
    return [...files].map((file) => {
      const part = uuidv7();
      const { name, size, type } = file;
      this.#parts.set(part, { part, file, name });
      return { file: part, name, size, type };
    });
  }

  drop(part: string): void {
    this.#parts.delete(part);
  }

  clear(): void {
    this.#parts.clear();
  }

  /** A submission with the files that it names; undefined when it names none. Rejects when one cannot be read. */
  async parcel(id: string, json: string): Promise<Parcel | undefined> {
    const files = [...this.#parts.values()].filter(({ part }) => json.includes(part));
    return files.length ? multipartParcel(id, json, files) : undefined;
  }
}
