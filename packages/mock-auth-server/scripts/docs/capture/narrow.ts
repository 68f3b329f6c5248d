const PIECE = /.{1,140}/gu

/** Lines that fit a page: a longer one goes on in the next. */
export function narrow(text: string): string[] {
  return text.split('\n').flatMap((line) => (line === '' ? [''] : (line.match(PIECE) ?? [])))
}

/** The first lines, and how many there are more. */
export function firstOf(lines: readonly string[], most: number): string[] {
  return lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), `  … and ${lines.length - most} more lines`]
}
