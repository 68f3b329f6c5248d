import { isMediaTypePreferred } from '../../core/http/is-media-type-preferred.ts'
import { FAULT_GROUPS } from '../../faults/list.ts'
import { loadReferenceData } from '../../reference/data/load-reference-data.ts'
import { replaceLinks } from '../../reference/links/replace-links.ts'
import { resolveDocsLink } from '../../reference/links/resolve-docs-link.ts'
import type { OpenApiDocument } from '../../reference/pages/render-api-page.ts'
import type { MockAddresses } from '../../reference/pages/render-arming-section.ts'
import {
  type DocsSource,
  listDocsPaths,
  renderDocsPage,
  START_PAGE,
} from '../../reference/render-docs-page.ts'
import { renderLlmsTxt } from '../../reference/render-llms-txt.ts'
import { createSearch, type SearchHit } from '../../reference/search/create-search.ts'
import { listSections } from '../../reference/search/list-sections.ts'
import { RULE_GROUPS } from '../../rules/list.ts'
import { buildOpenApiDocument } from '../openapi.ts'
import { DOCS_POLICY } from './docs-policy.ts'
import { type DocsHtml, renderDocsHtml } from './render-docs-html.ts'
import { renderMarkdown } from './render-markdown.ts'
import { renderSearchResults } from './render-search-results.ts'

const START = /^\/docs\/?$/
const LONGEST_PATH = 100
const LONGEST_QUERY = 200

const HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  Vary: 'Accept',
  'X-Content-Type-Options': 'nosniff',
}

/** Responds to a GET below `/docs` or of `/llms.txt`; `path` is that of the request. */
export type DocsResponder = (request: Request, path: string) => Response

/**
 * Creates what responds with a page of the documentation, as HTML or Markdown, with the search, with a 404 page, or at
 * `/llms.txt` with a list for programs.
 */
export async function createDocsResponder(addresses: MockAddresses): Promise<DocsResponder> {
  const data = await loadReferenceData()
  const openApi = buildOpenApiDocument(addresses.controlUrl) as unknown as OpenApiDocument
  const source: DocsSource = { data, addresses, openApi }
  const paths = listDocsPaths(data)
  const known = new Set(paths)
  const toMarkdown = (from: string, text: string) =>
    replaceLinks(text, (target) => toServedLink(resolveDocsLink(from, target, (path) => known.has(path))))
  let search: ((query: string) => SearchHit[]) | undefined
  return (request, path) => {
    if (path === '/llms.txt') return createMarkdownResponse(renderOverview(source), 200)
    if (path === '/docs/search') {
      const query = (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST_QUERY)
      search ??= createSearch(
        paths.flatMap((each) =>
          listSections(renderDocsPage(each, source) ?? { path: each, title: '', text: '' }),
        ),
      )
      return createHtmlResponse(
        { title: 'Search', main: renderSearchResults(query, search(query)), query },
        200,
      )
    }
    const [, name = '', suffix] = /^\/docs\/(.+?)(\.md)?$/.exec(path) ?? []
    const page = renderDocsPage(START.test(path) ? START_PAGE : `docs/${name}.md`, source)
    const { title, text } = page ?? { title: 'No such page', text: describeUnknownPage(path) }
    const markdown = toMarkdown(page?.path ?? START_PAGE, text)
    const status = page === undefined ? 404 : 200
    const accept = request.headers.get('accept') ?? undefined
    if (suffix !== undefined || isMediaTypePreferred(accept, 'text/markdown', 'text/html')) {
      return createMarkdownResponse(markdown, status)
    }
    return createHtmlResponse({ title, main: renderMarkdown(markdown) }, status)
  }
}

function renderOverview({ data: { guides }, addresses: { controlUrl } }: DocsSource): string {
  const link = (kind: string, name: string) => `${controlUrl}/docs/${kind}/${name}.md`
  return renderLlmsTxt({ guides, faults: FAULT_GROUPS, rules: RULE_GROUPS, link })
}

function createMarkdownResponse(text: string, status: number): Response {
  return new Response(text, {
    status,
    headers: { ...HEADERS, 'Content-Type': 'text/markdown; charset=utf-8' },
  })
}

/** Pages are served without the ending of their file; the start page at `/docs`. */
function toServedLink(target: string): string {
  return target.startsWith('docs/') ? `/${target.replace('.md', '').replace('docs/index', 'docs')}` : target
}

/** Says in Markdown that there is no such page; the path stands in it as code, without what could end it. */
function describeUnknownPage(path: string): string {
  const shown = path.slice(0, LONGEST_PATH).replace(/[^\w/.%~-]/g, '\ufffd')
  return `# No such page

There is no page at \`${shown}\`. Search for it, or look for the name in one of these:

- [Guides](index.md)
- [All faults](faults.md)
- [All rules](rules.md)
`
}

function createHtmlResponse(page: DocsHtml, status: 200 | 404): Response {
  const headers = {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': DOCS_POLICY,
  }
  return new Response(renderDocsHtml(page), { status, headers })
}
