/** The parts that the static site is built of; exported to the workspace only. */

export { FAULT_GROUPS } from '../../faults/list.ts'
export type { DocsPage } from '../../reference/data/docs-page.ts'
export { readTitle } from '../../reference/data/docs-page.ts'
export { loadReferenceData } from '../../reference/data/load-reference-data.ts'
export type {
  PresetFinding,
  PresetFindings,
  SkippedCases,
  ValueSet,
} from '../../reference/data/preset-findings.ts'
export { readCatalogue } from '../../reference/data/read-catalogue.ts'
export { PRESET_FINDINGS_FOLDER, readPresetFindings } from '../../reference/data/read-preset-findings.ts'
export { replaceLinks } from '../../reference/links/replace-links.ts'
export { resolveDocsLink } from '../../reference/links/resolve-docs-link.ts'
export { renderFence, renderTable } from '../../reference/pages/markdown.ts'
export type { OpenApiDocument } from '../../reference/pages/render-api-page.ts'
export { escapeText } from '../../reference/pages/render-client-results.ts'
export { listDocsPaths, renderDocsPage } from '../../reference/render-docs-page.ts'
export { renderLlmsTxt } from '../../reference/render-llms-txt.ts'
export { type DocsSection, listSections } from '../../reference/search/list-sections.ts'
export { escapeMarkup } from '../../reports/diagram/escape-markup.ts'
export { RULE_GROUPS } from '../../rules/list.ts'
export { buildOpenApiDocument } from '../openapi.ts'
export { TEXT_STYLESHEET } from './docs-stylesheet.ts'
export { renderMarkdown } from './render-markdown.ts'
