/** What a click on a download saves: its name and its text. */
export async function downloaded(act: () => void): Promise<{ name: string; text: string }> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let blob: Blob | undefined;
  let name = '';
  URL.createObjectURL = (of: Blob) => createObjectURL.call(URL, (blob = of));
  HTMLAnchorElement.prototype.click = function () {
    name = this.download;
  };
  try {
    act();
    return { name, text: await blob!.text() };
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
}
