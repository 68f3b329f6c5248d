import type { WorstResult } from '../data/find-worst-result.ts'
import type { KnownResult } from '../data/reference-data.ts'
import { renderTable } from './markdown.ts'

/** Renders the section of a fault page that tells what well-known clients did with it. */
export function renderClientResults(results: readonly KnownResult[]): string[] {
  const rows = results.map((result) => [result.client, formatOutcome(result), formatBehaviour(result)])
  if (rows.length === 0) return []
  return [
    '## What clients do',
    '',
    'In the variant that each of them handled worst (`docs/clients.md` lists all faults):',
    '',
    ...renderTable(['client', 'verdict', 'what it did'], rows),
  ]
}

/** Formats an outcome for a table, with its variant unless it is the best; a failure is emphasized. */
export function formatOutcome({ outcome, variant }: WorstResult): string {
  const told = outcome === 'not met' ? '**not met**' : outcome
  return variant === undefined || outcome === 'met' ? told : `${told} (${escapeText(variant)})`
}

/** Returns the reason, and the text that the user of the app reads. */
export function formatBehaviour({ reason, shows }: WorstResult): string {
  const read = shows === undefined || reason.includes(shows.slice(0, 60)) ? '' : ` The user sees: ${shows}`
  return escapeText(`${reason}.${read}`)
}

/** Escapes markup in a text, except names in code. */
export function escapeText(text: string): string {
  return text.replace(/`[\w.:-]+`|[\\`*_<>[\]]/g, (found) => (found.length > 1 ? found : `\\${found}`))
}
