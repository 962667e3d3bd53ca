/** Saves content on the reader's device under a name. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has its own hold on the content once the click returned.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 0);
}
