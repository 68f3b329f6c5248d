/** Splits at an unescaped separator (FHIR search escapes `,` `|` `$` and `\` with a backslash). */
export function splitUnescaped(text: string, separator: string): string[] {
  if (!text.includes('\\')) return text.split(separator)
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\' && i + 1 < text.length) part += `\\${text[++i]}`
    else if (text[i] !== separator) part += text[i]
    else {
      parts.push(part)
      part = ''
    }
  }
  parts.push(part)
  return parts
}

/** Removes the escapes. */
export function unescapeText(text: string): string {
  return text.includes('\\') ? text.replace(/\\([,|$\\])/g, '$1') : text
}
