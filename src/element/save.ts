/** `living-interview-2027-03-05.docx`: the day by the clock on the wall, in digits that sort. */
export function fileName(id: string, extension: string): string {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${[id, ...day].join('-')}.${extension}`;
}

/** Gives a file to the browser, which puts it where the person's files go. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // it is read after the click; in some browsers, only once the person has said where it goes
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
