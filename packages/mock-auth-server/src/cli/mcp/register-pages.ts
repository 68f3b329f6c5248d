import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js'
import { formatSuggestion } from '@smart-mock/cli-kit'
import { ALL_FAULTS } from '../../faults/list.ts'
import type { Guide } from '../../reference/data/reference-data.ts'
import { RULES } from '../../rules/list.ts'
import { explainDeclaration } from '../declarations/explain-declaration.ts'
import { withoutLocalLinks } from '../declarations/without-local-links.ts'

const MIME_TYPE = 'text/markdown'

/** Pages of one kind. */
interface PageList {
  readonly kind: 'faults' | 'rules' | 'guides'
  readonly title: string
  readonly description: string
  readonly pages: readonly { readonly name: string; readonly title: string }[]
  readonly load: (name: string) => Promise<string>
}

/** Registers the pages of faults, rules and guides as resources; their names complete. */
export function registerPages(server: McpServer, guides: readonly Guide[]): void {
  const explain = async (name: string) => (await explainDeclaration(name)).page
  registerPageList(server, {
    kind: 'faults',
    title: 'Page of a fault',
    description: 'What the server does wrong, with a captured example, and what a correct client does.',
    pages: ALL_FAULTS.map(({ name, title }) => ({ name, title })),
    load: explain,
  })
  registerPageList(server, {
    kind: 'rules',
    title: 'Page of a rule',
    description: 'What every client must do, with good and bad examples.',
    pages: RULES.map(({ name, requirement }) => ({ name, title: requirement })),
    load: explain,
  })
  registerPageList(server, {
    kind: 'guides',
    title: 'Guide',
    description: 'How to test an app or a server with smart-mock.',
    pages: guides,
    load: async (name) => withoutLocalLinks(guides.find((guide) => guide.name === name)?.text ?? ''),
  })
}

function registerPageList(server: McpServer, { kind, title, description, pages, load }: PageList): void {
  const names = pages.map(({ name }) => name)
  const template = new ResourceTemplate(`smart-mock://${kind}/{name}`, {
    list: () => ({
      resources: pages.map((page) => ({
        uri: `smart-mock://${kind}/${page.name}`,
        name: page.name,
        title: page.title,
        mimeType: MIME_TYPE,
      })),
    }),
    complete: { name: (value) => names.filter((name) => name.startsWith(value)) },
  })
  server.registerResource(
    kind,
    template,
    { title, description, mimeType: MIME_TYPE },
    async (uri, values) => {
      const name = String(values.name)
      if (!names.includes(name)) {
        const near = formatSuggestion(name, names)
        throw new McpError(ErrorCode.InvalidParams, `there is no page ${name} in ${kind}${near}`)
      }
      return { contents: [{ uri: uri.href, mimeType: MIME_TYPE, text: await load(name) }] }
    },
  )
}
