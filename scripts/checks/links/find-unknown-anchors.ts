import type { SpecLink } from './find-spec-links.ts'

/** The anchors of specifications that are known: `spec/anchors.json`. */
export interface KnownAnchors {
  readonly documents: readonly {
    readonly url: string
    readonly version: string
    readonly source: string
    readonly anchors: readonly string[]
  }[]
}

/** Returns the links that lead to no known anchor, as sentences. */
export function findUnknownAnchors(known: KnownAnchors, links: readonly SpecLink[]): string[] {
  return links.flatMap(({ path, url }) => {
    const problem = findProblem(known, url)
    return problem === undefined ? [] : [`${path} links to ${url}: ${problem}`]
  })
}

function findProblem({ documents }: KnownAnchors, url: string): string | undefined {
  const [page = '', anchor = ''] = url.split('#')
  const document = documents.find((each) => each.url === page)
  if (!document) return 'no document of spec/anchors.json'
  return document.anchors.includes(anchor) ? undefined : `no anchor of version ${document.version}`
}
