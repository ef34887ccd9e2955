import type { Parcel } from './post.ts';

/** A file that an answer names: `part` is the name in the answer's `file` member. */
export interface FilePart {
  part: string;
  file: Blob;
  name: string;
}

/**
 * A submission with files as `multipart/form-data` (RFC 7578): part `submission` (the JSON), then one part per file.
 * Written here and not by FormData, which takes another boundary at every attempt: the same id must mean the same
 * bytes. Files are read now, so a file changed on disk later changes nothing; bytes and not a Blob, because WebKit
 * keeps no Blob in the IndexedDB of a private window. Rejects when a file cannot be read.
 */
export async function multipartParcel(id: string, json: string, files: readonly FilePart[]): Promise<Parcel> {
  const parts: BlobPart[] = [];
  const add = (name: string, type: string, body: BlobPart): void =>
    void parts.push(
      `--varco-${id}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      body,
      '\r\n',
    );
  add('submission', 'application/json', json);
  for (const { part, file, name } of files) {
    // As the HTML standard escapes names: a quote or a line end cannot close the header.
    const quoted = name.replace(/["\r\n]/g, encodeURIComponent);
    add(`${part}"; filename="${quoted}`, file.type || 'application/octet-stream', file);
  }
  parts.push(`--varco-${id}--\r\n`);
  return { id, body: await new Blob(parts).arrayBuffer(), type: `multipart/form-data; boundary=varco-${id}` };
}
