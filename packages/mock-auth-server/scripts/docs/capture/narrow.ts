const PIECE = /.{1,140}/gu

/** Wraps lines to the width of a page; a longer one continues on the next, or is cut after this number. */
export function narrow(text: string, most = Number.POSITIVE_INFINITY): string[] {
  return text.split('\n').flatMap((line) => {
    const pieces = line.match(PIECE) ?? ['']
    return pieces.length <= most ? pieces : [...pieces.slice(0, most - 1), `${pieces[most - 1]}…`]
  })
}

/** Returns the first lines, and the number of the others. */
export function firstOf(lines: readonly string[], most: number): string[] {
  return lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), `  … and ${lines.length - most} more lines`]
}
