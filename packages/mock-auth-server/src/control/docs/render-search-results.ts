import type { SearchHit } from '../../reference/search/create-search.ts'
import { escapeMarkup } from '../../reports/diagram/escape-markup.ts'

const MOST = 50

/** Renders what a search found as HTML. */
export function renderSearchResults(query: string, hits: readonly SearchHit[]): string {
  const shown = hits.slice(0, MOST).map(renderHit)
  const count = hits.length > MOST ? `The first ${MOST} of ${hits.length} results` : `${hits.length} results`
  const told =
    hits.length > 0
      ? `<p>${count} for <strong>${escapeMarkup(query)}</strong>.</p>\n<ol class="hits">\n${shown.join('\n')}\n</ol>`
      : `<p>No page has all words of <strong>${escapeMarkup(query)}</strong>. Search for fewer words, or for the beginning of one; <a href="/docs/faults">all faults</a> and <a href="/docs/rules">all rules</a> are listed.</p>`
  return `<h1>Search</h1>\n${told}`
}

function renderHit({ path, title, heading, excerpt }: SearchHit): string {
  const href = `/${path.replace('.md', '')}`
  const shown = heading === '' || heading === title ? title : `${title}: ${heading}`
  return `<li><a href="${escapeMarkup(href)}">${escapeMarkup(shown)}</a><br>${escapeMarkup(excerpt)}</li>`
}
