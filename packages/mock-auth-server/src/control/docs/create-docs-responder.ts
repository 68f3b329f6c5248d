import { FAULT_GROUPS } from '../../faults/list.ts'
import { loadReferenceData } from '../../reference/load-reference-data.ts'
import type { ReferenceData } from '../../reference/reference-data.ts'
import type { PageKind } from '../../reference/reference-links.ts'
import type { MockAddresses } from '../../reference/render-arming-section.ts'
import { renderLlmsTxt } from '../../reference/render-llms-txt.ts'
import { renderReferencePage } from '../../reference/render-reference-page.ts'
import { RULE_GROUPS } from '../../rules/list.ts'
import { isMarkdownPreferred } from './is-markdown-preferred.ts'
import { DOCS_POLICY, renderDocsPage } from './render-docs-page.ts'

const PATH = /^\/docs\/(faults|rules)(?:\/([a-z\d-]+))?(\.md)?$/
const GUIDE_PATH = /^\/docs\/guides\/([a-z\d-]+)\.md$/
const LONGEST_PATH = 100
const HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  Vary: 'Accept',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * Creates what responds to a GET below `/docs`: with a page about faults or rules, as HTML or Markdown, a guide as
 * Markdown, or a 404 page. At `/llms.txt` it lists them for programs.
 */
export async function createDocsResponder(
  addresses: MockAddresses,
): Promise<(request: Request, path: string) => Promise<Response>> {
  const data = await loadReferenceData()
  return async ({ headers }, path) => {
    if (path === '/llms.txt') return createPageResponse(renderOverview(data, addresses), 200, true)
    const guide = data.guides.find(({ name }) => name === GUIDE_PATH.exec(path)?.[1])
    if (guide) return createPageResponse(guide.text, 200, true)
    const [, kind, name, suffix] = PATH.exec(path) ?? []
    const page = kind === undefined ? undefined : renderReferencePage(kind as PageKind, name, data, addresses)
    const asMarkdown = suffix !== undefined || isMarkdownPreferred(headers.get('accept') ?? undefined)
    return createPageResponse(page ?? describeUnknownPage(path), page === undefined ? 404 : 200, asMarkdown)
  }
}

function renderOverview({ guides }: ReferenceData, { controlUrl }: MockAddresses): string {
  const link = (kind: string, name: string) => `${controlUrl}/docs/${kind}/${name}.md`
  return renderLlmsTxt({ guides, faults: FAULT_GROUPS, rules: RULE_GROUPS, link })
}

/** Says in Markdown that there is no such page; the path stands in it as code, without what could end it. */
function describeUnknownPage(path: string): string {
  const shown = path.slice(0, LONGEST_PATH).replace(/[^\w/.%~-]/g, '\ufffd')
  return `# No such page

There is no page at \`${shown}\`. Look for the name in one of these:

[All faults](/docs/faults)

[All rules](/docs/rules)
`
}

function createPageResponse(markdown: string, status: 200 | 404, asMarkdown: boolean): Response {
  if (asMarkdown) {
    const headers = { ...HEADERS, 'Content-Type': 'text/markdown; charset=utf-8' }
    return new Response(markdown, { status, headers })
  }
  const headers = {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': DOCS_POLICY,
  }
  return new Response(renderDocsPage(markdown), { status, headers })
}
