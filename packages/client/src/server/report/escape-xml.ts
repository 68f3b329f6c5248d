const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 does not allow, in any notation. */
const UNFIT = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu

/** Escapes a text for XML, in elements and attributes. */
export function escapeXml(text: string): string {
  return text.replace(UNFIT, '\ufffd').replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c)
}
