import type { PageKind } from '../../reference/links/reference-links.ts'

/** Returns the URL of the page about a fault or rule. */
export function buildDocsUrl(controlUrl: string, kind: PageKind, name: string): string {
  return `${controlUrl}/docs/${kind}/${name}`
}
