import type { AnyFault } from '../core/declare/fault.ts'
import { renderTable } from './markdown.ts'
import type { ClientResult, TestedClient } from './read-clients.ts'

/** Renders the section of a fault page that tells what well-known clients did with it. */
export function renderClientResults({ name }: AnyFault, clients: readonly TestedClient[]): string[] {
  const rows = clients.flatMap((client) => {
    const result = client.faults[name]
    return result
      ? [[`${client.name} ${client.version}`, formatOutcome(result), formatBehaviour(result)]]
      : []
  })
  if (rows.length === 0) return []
  return [
    '## What clients do',
    '',
    'With the default parameters, in a run of each client (`docs/clients.md` lists all faults):',
    '',
    ...renderTable(['client', 'verdict', 'what it did'], rows),
  ]
}

/** Formats an outcome for a table; a failure is emphasized. */
export function formatOutcome({ outcome }: ClientResult): string {
  return outcome === 'not met' ? '**not met**' : outcome
}

/** Returns the reason, and the text that the user of the app reads. */
export function formatBehaviour({ reason, shows }: ClientResult): string {
  const read = shows === undefined || reason.includes(shows.slice(0, 60)) ? '' : ` The user sees: ${shows}`
  return plain(`${reason}.${read}`)
}

/** Escapes markup in a text, except names in code. */
function plain(text: string): string {
  return text.replace(/`[\w.:-]+`|[\\`*_<>[\]]/g, (found) => (found.length > 1 ? found : `\\${found}`))
}
