const LOADED =
  /<(?:link|img|script|iframe|source|video|audio|object|embed)\b[^>]*?\s(?:href|src|srcset|data)="((?:https?:)?\/\/[^"]*)"/g
const STYLED = /(?:@import\s|url\(\s*["']?)\s*["']?((?:https?:)?\/\/[^"')\s]+)/g

/** Returns what the files of a built site would load from another host, as sentences; links are not loaded. */
export function findForeignLoads(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([address, text]) => {
    const pattern = address.endsWith('.html') ? LOADED : address.endsWith('.css') ? STYLED : undefined
    if (pattern === undefined) return []
    return [...text.matchAll(pattern)].map(([, url]) => `${address} loads ${url}`)
  })
}
