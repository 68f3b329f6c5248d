const PIECE = /.{1,140}/gu

/** Lines that fit a page: a longer one goes on in the next, or breaks off after so many. */
export function narrow(text: string, most = Number.POSITIVE_INFINITY): string[] {
  return text.split('\n').flatMap((line) => {
    const pieces = line.match(PIECE) ?? ['']
    return pieces.length <= most ? pieces : [...pieces.slice(0, most - 1), `${pieces[most - 1]}…`]
  })
}

/** The first lines, and how many there are more. */
export function firstOf(lines: readonly string[], most: number): string[] {
  return lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), `  … and ${lines.length - most} more lines`]
}
