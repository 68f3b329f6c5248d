import type { AnyFault } from '../../../src/core/declare/fault.ts'
import { findWorstResult, type WorstResult } from '../../../src/reference/data/find-worst-result.ts'
import type { TestedClient } from '../../../src/reference/data/read-clients.ts'
import { buildIndexRowLink } from '../../../src/reference/links/reference-links.ts'
import { escapeText, formatBehaviour } from '../../../src/reference/pages/render-client-results.ts'

/**
 * Returns a row for every fault that a client must tolerate: the clients that carried on without trouble, those
 * that told their user of it, and those that failed, and how.
 */
export function toleratedRows(faults: readonly AnyFault[], clients: readonly TestedClient[]): string[][] {
  return faults
    .filter(({ kind }) => kind === 'must-tolerate')
    .map(({ name }) => {
      const results = clients.flatMap((client) => {
        const result = findWorstResult(client, name)
        return result ? [{ client: client.name, result }] : []
      })
      const met = results.filter(({ result }) => result.outcome === 'met')
      const failed = results.filter(({ result }) => result.outcome === 'not met')
      const namesOf = (some: typeof met) => some.map(({ client }) => client).join(', ')
      return [
        buildIndexRowLink('faults', name),
        met.length + failed.length === 0
          ? reasonOf(results)
          : namesOf(met.filter(({ result }) => result.carriesOn)) || 'nobody',
        namesOf(met.filter(({ result }) => !result.carriesOn)),
        failed
          .map(({ client, result }) => `**${client}**${variantOf(result)}: ${formatBehaviour(result)}`)
          .join('<br>'),
      ]
    })
}

function variantOf({ variant }: WorstResult): string {
  return variant === undefined ? '' : ` (${escapeText(variant)})`
}

/** Returns the reason why no client handled it, in the words of the project's own client. */
function reasonOf([first]: readonly { readonly result: WorstResult }[]): string {
  return first ? `no client here meets it: ${formatBehaviour(first.result)}` : 'not run yet'
}
