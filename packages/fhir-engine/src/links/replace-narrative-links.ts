const LINK = /(<(?:a|img)\s(?:[^<>"']|"[^"]*"|'[^']*')*>)/gi
const ATTRIBUTE = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi

/** Replaces the targets of `<a href>` and `<img src>` in a narrative; everything else is left character by character. */
export function replaceNarrativeLinks(div: string, replace: (link: string) => string | undefined): string {
  return div.replace(LINK, (tag) => {
    const wanted = /^<a/i.test(tag) ? 'href' : 'src'
    return tag.replace(ATTRIBUTE, (whole: string, before: string, double?: string, single?: string) => {
      if (!before.toLowerCase().includes(wanted)) return whole
      const link = replace((double ?? single ?? '').replaceAll('&amp;', '&'))
      return link === undefined
        ? whole
        : `${before}"${link.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
    })
  })
}
