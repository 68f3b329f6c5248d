const FENCED = /^ {0,3}(`{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[ ]*$|$(?![\s\S]))/gm

/** Splits Markdown into prose and fenced code, in order. */
export function splitProse(text: string): { readonly isCode: boolean; readonly text: string }[] {
  const parts: { isCode: boolean; text: string }[] = []
  let end = 0
  for (const { 0: fenced, index } of text.matchAll(FENCED)) {
    parts.push({ isCode: false, text: text.slice(end, index) }, { isCode: true, text: fenced })
    end = index + fenced.length
  }
  return [...parts, { isCode: false, text: text.slice(end) }]
}

/** Returns Markdown without its fenced code. */
export function readProse(text: string): string {
  return splitProse(text)
    .map((part) => (part.isCode ? '' : part.text))
    .join('')
}
