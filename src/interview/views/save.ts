/** Gives a file to the browser, which puts it where the person's files go. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // it is read after the click; in some browsers, only once the person has said where it goes
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
