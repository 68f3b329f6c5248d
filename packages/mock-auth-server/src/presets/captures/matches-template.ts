/** Characters of a text above which it matches no template. */
const LONGEST = 2000
/** Placeholders that stand for a whole URL; the others for a part between slashes. */
const URLS = new Set(['root', 'fhirBase', 'host', 'authHost', 'second'])
const PLACEHOLDER = /\{(\w+)\}/

/**
 * Returns `true` when a text is a template such as `{root}/token` with values for its placeholders: those that are
 * known, and new ones, which are known from then on.
 */
export function matchesTemplate(template: string, text: string, known: Map<string, string>): boolean {
  if (!PLACEHOLDER.test(template)) return template === text
  if (text.length > LONGEST) return false
  const names: string[] = []
  const pattern = template.split(/(\{\w+\})/).map((part) => {
    const [, name] = PLACEHOLDER.exec(part) ?? []
    if (name === undefined) return escapePattern(part)
    const value = known.get(name)
    if (value !== undefined) return escapePattern(value)
    if (names.includes(name)) return `\\k<${name}>`
    names.push(name)
    return URLS.has(name) ? `(?<${name}>https?://[^\\s"]+?)` : `(?<${name}>[^/\\s"]+)`
  })
  const found = new RegExp(`^${pattern.join('')}$`).exec(text)
  for (const name of names) {
    const value = found?.groups?.[name]
    if (value !== undefined) known.set(name, value)
  }
  return found !== null
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
