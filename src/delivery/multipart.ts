import type { Parcel } from './post.ts';

/** A file that an answer names: `part` is the name in the answer's `file` member. */
export interface FilePart {
  part: string;
  file: Blob;
  name: string;
}

/** A submission without files as a parcel: its JSON, said once and kept as text. */
export const jsonParcel = (id: string, json: string): Parcel => ({ id, body: json, type: 'application/json' });

/**
 * A submission with files as `multipart/form-data` (RFC 7578): part `submission` (the JSON), then one part per file.
 * Written here and not by FormData, which takes another boundary at every attempt: the same id must mean the same
 * bytes. Files are read now, so a file changed on disk later changes nothing; bytes and not a Blob, because WebKit
 * keeps no Blob in the IndexedDB of a private window. Rejects when a file cannot be read.
 */
export async function multipartParcel(id: string, json: string, files: readonly FilePart[]): Promise<Parcel> {
  const boundary = `varco-${id}`;
  const head = (name: string, type: string, file?: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"` +
    `${file === undefined ? '' : `; filename="${quoted(file)}"`}\r\nContent-Type: ${type}\r\n\r\n`;
  const parts: BlobPart[] = [head('submission', 'application/json'), json, '\r\n'];
  for (const { part, file, name } of files)
    parts.push(head(part, mediaType(file.type), name), await file.arrayBuffer(), '\r\n');
  const body = await new Blob([...parts, `--${boundary}--\r\n`]).arrayBuffer();
  return { id, body, type: `multipart/form-data; boundary=${boundary}` };
}

/** As the HTML standard escapes names in multipart/form-data: a quote or a line end cannot close the header. */
const quoted = (text: string): string => text.replace(/["\r\n]/g, (c) => encodeURIComponent(c));

const mediaType = (type: string): string => (/^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream');
