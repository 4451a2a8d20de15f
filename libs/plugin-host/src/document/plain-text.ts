const PAGE_NUMBER = /^[^\S\n]*[-—–]+\s*\d+\s*[-—–]+[^\S\n]*$/gm;
const QUOTES: Readonly<Record<string, string>> = { '“': '"', '”': '"', '„': '"', '‘': "'", '’': "'" };

/** A document with one width of signs and without what a page or a conversion adds: page numbers, bold marks. */
export function tidied(text: string): string {
  return text.normalize('NFKC').replaceAll(/\r\n?/g, '\n').replaceAll(PAGE_NUMBER, '').replaceAll('**', '');
}

/** What is left of a text to compare by: no white space, one width of signs, one form of quotation marks. */
export function plain(text: string): string {
  return tidied(text)
    .replaceAll(/\s+/g, '')
    .replaceAll(/[“”„‘’]/g, (mark) => QUOTES[mark] ?? mark)
    .replaceAll(/[—–]/g, '-');
}
