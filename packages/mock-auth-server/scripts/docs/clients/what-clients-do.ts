import type { AnyFault } from '../../../src/core/declare/fault.ts'
import { table } from '../markdown.ts'
import type { ClientResult, TestedClient } from './read-clients.ts'

/** The section of a fault page that tells what well-known clients did with it. */
export function whatClientsDo({ name }: AnyFault, clients: readonly TestedClient[]): string[] {
  const rows = clients.flatMap((client) => {
    const result = client.faults[name]
    return result ? [[`${client.name} ${client.version}`, answerText(result), didText(result)]] : []
  })
  if (rows.length === 0) return []
  return [
    '## What clients do',
    '',
    'By its defaults, in a run of every client ([all faults](../clients.md)):',
    '',
    ...table(['client', 'verdict', 'what it did'], rows),
  ]
}

/** An answer as it stands in a table: what is wrong catches the eye. */
export function answerText({ answer }: ClientResult): string {
  return answer === 'not met' ? '**not met**' : answer
}

/** Why, and what the user of the app reads. */
export function didText({ says, shows }: ClientResult): string {
  const read = shows === undefined || says.includes(shows.slice(0, 60)) ? '' : ` Its user reads: ${shows}`
  return plain(`${says}.${read}`)
}

/** Text that is no markup, but for names in code. */
function plain(text: string): string {
  return text.replace(/`[\w.:-]+`|[\\`*_<>[\]]/g, (found) => (found.length > 1 ? found : `\\${found}`))
}
