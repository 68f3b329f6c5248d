/** Controls (C0, C1, DEL) but line feed; format characters (bidi, zero-width, tags); separators of lines. */
const UNSAFE = /[^\P{Cc}\n]|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/gu

/**
 * Returns text with a visible escape (`\u001b`) for each character that could move the cursor, colour the terminal,
 * reorder a line or hide in it.
 */
export function escapeForTerminal(text: string): string {
  return text.replace(UNSAFE, (character) =>
    Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

/** Returns foreign text as a single line, so that it cannot pass for a line of the program. */
export function escapeLine(text: string): string {
  return escapeForTerminal(text).replaceAll('\n', '\\u000a')
}
