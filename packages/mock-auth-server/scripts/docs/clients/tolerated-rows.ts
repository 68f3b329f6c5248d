import type { AnyFault } from '../../../src/core/declare/fault.ts'
import type { TestedClient } from '../../../src/reference/read-clients.ts'
import { buildIndexRowLink } from '../../../src/reference/reference-links.ts'
import { formatBehaviour } from '../../../src/reference/render-client-results.ts'

/**
 * Returns a row for every fault that a client must tolerate: the clients that did, and those that failed, and
 * how.
 */
export function toleratedRows(faults: readonly AnyFault[], clients: readonly TestedClient[]): string[][] {
  return faults
    .filter(({ kind }) => kind === 'must-tolerate')
    .map(({ name }) => {
      const carriesOn = clients.filter((client) => client.faults[name]?.outcome === 'met')
      const fails = clients.flatMap((client) => {
        const result = client.faults[name]
        return result?.outcome === 'not met' ? [`**${client.name}**: ${formatBehaviour(result)}`] : []
      })
      const nobody = clients.every(
        (client) => !['met', 'not met'].includes(client.faults[name]?.outcome ?? ''),
      )
      return [
        buildIndexRowLink('faults', name),
        nobody ? reasonOf(name, clients) : carriesOn.map((client) => client.name).join(', ') || 'nobody',
        fails.join('<br>'),
      ]
    })
}

/** Returns the reason why no client handled it, in the words of the project's own client. */
function reasonOf(name: string, [ours]: readonly TestedClient[]): string {
  const result = ours?.faults[name]
  return result === undefined ? 'not run yet' : `no client here meets it: ${formatBehaviour(result)}`
}
