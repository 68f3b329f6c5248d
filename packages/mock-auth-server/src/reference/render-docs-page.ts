import { ALL_FAULTS } from '../faults/list.ts'
import { PRESET_NAMES } from '../presets/preset-names.ts'
import { RULES } from '../rules/list.ts'
import { type DocsPage, readTitle } from './data/docs-page.ts'
import type { ReferenceData } from './data/reference-data.ts'
import type { PageKind } from './links/reference-links.ts'
import { type OpenApiDocument, renderApiPage } from './pages/render-api-page.ts'
import type { MockAddresses } from './pages/render-arming-section.ts'
import { renderStartPage } from './pages/render-start-page.ts'
import { renderReferencePage } from './render-reference-page.ts'

/** Everything that the pages are rendered from, beside the declarations. */
export interface DocsSource {
  readonly data: ReferenceData
  readonly addresses: MockAddresses
  readonly openApi: OpenApiDocument
}

/** The page that the documentation of a running mock begins with. */
export const START_PAGE = 'docs/index.md'

const PATH = /^docs\/(?:(faults|rules|presets|guides)\/)?([a-z\d-]+)\.md$/

/** Lists the paths of all pages: the start page, guides, control API, and those of faults, rules and presets. */
export function listDocsPaths({ guides }: ReferenceData): string[] {
  return [
    START_PAGE,
    ...guides.map(({ name }) => `docs/guides/${name}.md`),
    'docs/api.md',
    'docs/faults.md',
    ...ALL_FAULTS.map(({ name }) => `docs/faults/${name}.md`),
    'docs/rules.md',
    ...RULES.map(({ name }) => `docs/rules/${name}.md`),
    'docs/presets.md',
    ...PRESET_NAMES.map((name) => `docs/presets/${name}.md`),
  ]
}

/** Renders the page at a path of the documentation; `undefined` when there is none. */
export function renderDocsPage(path: string, source: DocsSource): DocsPage | undefined {
  const [, room, name = ''] = PATH.exec(path) ?? []
  const text = room === undefined ? renderTopPage(name, source) : renderRoomPage(room, name, source)
  return text === undefined ? undefined : { path, title: readTitle(text), text }
}

function renderTopPage(name: string, { data, addresses, openApi }: DocsSource): string | undefined {
  switch (name) {
    case 'index':
      return renderStartPage(data)
    case 'api':
      return renderApiPage(openApi)
    case 'faults':
    case 'rules':
    case 'presets':
      return renderReferencePage(name, undefined, data, addresses)
    default:
      return undefined
  }
}

function renderRoomPage(room: string, name: string, { data, addresses }: DocsSource): string | undefined {
  if (room === 'guides') return data.guides.find((guide) => guide.name === name)?.text
  return renderReferencePage(room as PageKind, name, data, addresses)
}
