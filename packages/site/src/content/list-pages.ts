import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  buildOpenApiDocument,
  type DocsPage,
  listDocsPaths,
  loadReferenceData,
  type OpenApiDocument,
  readTitle,
  renderDocsPage,
} from 'smart-mock/docs'
import { listCheckPages } from '../checks/list-check-pages.ts'

/** The addresses of a mock that is started without options. */
const ADDRESSES = { controlUrl: 'http://127.0.0.1:4011', publicUrl: 'http://localhost:4010' }

/** Pages about the project, which a mock does not serve. */
const PROJECT = [
  'docs/clients.md',
  'docs/conformance-at-presets.md',
  'docs/coverage.md',
  'docs/limits.md',
  'docs/mutants.md',
  'docs/architecture.md',
  'docs/glossary.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'AGENTS.md',
]

/** Path of the page that lists the decisions; it is no file. */
const DECISIONS_PAGE = 'docs/decisions.md'

/**
 * Lists all pages but the first: what a mock serves, the checks of servers, and what else the repository says.
 *
 * @param root top folder of the repository
 */
export async function listPages(root: string): Promise<DocsPage[]> {
  const decisions = (await readdir(join(root, 'docs/decisions')))
    .sort()
    .map((name) => `docs/decisions/${name}`)
  const read = (paths: readonly string[]) => Promise.all(paths.map((path) => readPage(root, path)))
  const decided = await read(decisions)
  const data = await loadReferenceData()
  return [
    ...renderServedPages(data),
    ...(await listCheckPages(root)),
    ...(await read(PROJECT)),
    ...[listDecisions(decided), ...decided],
  ]
}

function renderServedPages(data: Awaited<ReturnType<typeof loadReferenceData>>): DocsPage[] {
  const openApi = buildOpenApiDocument(ADDRESSES.controlUrl) as unknown as OpenApiDocument
  return listDocsPaths(data).flatMap((path) => {
    const page = renderDocsPage(path, { data, addresses: ADDRESSES, openApi })
    return page && path !== 'docs/index.md' ? [page] : []
  })
}

async function readPage(root: string, path: string): Promise<DocsPage> {
  const text = await readFile(join(root, path), 'utf8')
  return { path, title: readTitle(text), text }
}

function listDecisions(decisions: readonly DocsPage[]): DocsPage {
  const links = decisions.map(({ path, title }) => `- [${title}](${path.replace('docs/', '')})`)
  const text = `# Decisions\n\nWhat may be questioned, with the reasons.\n\n${links.join('\n')}\n`
  return { path: DECISIONS_PAGE, title: 'Decisions', text }
}
