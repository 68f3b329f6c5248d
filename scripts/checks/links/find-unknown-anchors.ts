import type { SpecLink } from './find-spec-links.ts'

/** The anchors of specifications that are known: `spec/anchors.json`. */
export interface KnownAnchors {
  readonly documents: readonly {
    readonly url: string
    readonly version: string
    readonly source: string
    readonly anchors: readonly string[]
  }[]
  /** Beginnings of URLs whose anchors are in no list, each with the reason. */
  readonly notListed: Readonly<Record<string, string>>
}

/** Returns the links that lead to no known anchor, as sentences. */
export function findUnknownAnchors(known: KnownAnchors, links: readonly SpecLink[]): string[] {
  return links.flatMap(({ path, url }) => {
    const problem = findProblem(known, url)
    return problem === undefined ? [] : [`${path} links to ${url}: ${problem}`]
  })
}

function findProblem({ documents, notListed }: KnownAnchors, url: string): string | undefined {
  const [page = '', anchor = ''] = url.split('#')
  if (
    page.startsWith('https://www.rfc-editor.org/') &&
    !/^(?:section-\d+(?:\.\d+)*|appendix-[A-Z](?:\.\d+)*)$/.test(anchor)
  )
    return 'an RFC has sections and appendices'
  if (Object.keys(notListed).some((start) => page.startsWith(start))) return undefined
  const document = documents.find((each) => each.url === page)
  if (!document) return 'no document of spec/anchors.json'
  return document.anchors.includes(anchor) ? undefined : `no anchor of version ${document.version}`
}
