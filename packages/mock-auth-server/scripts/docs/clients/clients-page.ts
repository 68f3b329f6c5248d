import type { AnyFault } from '../../../src/core/declare/fault.ts'
import { findWorstResult, type WorstResult } from '../../../src/reference/data/find-worst-result.ts'
import type { TestedClient } from '../../../src/reference/data/read-clients.ts'
import { buildIndexRowLink } from '../../../src/reference/links/reference-links.ts'
import { renderTable } from '../../../src/reference/pages/markdown.ts'
import { escapeText, formatOutcome } from '../../../src/reference/pages/render-client-results.ts'
import { toleratedRows } from './tolerated-rows.ts'

const ANSWERS = [
  'met',
  'not met',
  'informational',
  'inconclusive',
  'not exercised',
  'not applicable',
] as const

/** Builds `docs/clients.md`: every fault against well-known clients, from the results of a real run. */
export function clientsPage(
  groups: Readonly<Record<string, readonly AnyFault[]>>,
  clients: readonly TestedClient[],
): string {
  const faults = Object.values(groups).flat()
  const days: string[] = clients.flatMap((client) => Object.values(client.faults).map(({ on }) => on)).sort()
  return [
    '# What clients do',
    '',
    `Every fault, in every variant, against well-known clients: run from ${days[0]} to ${days.at(-1)} by \`pnpm --filter @smart-mock/e2e run clients\`, and`,
    'made into this page from the results that are kept beside it. Each library is used as its documentation says, by a small app',
    '([packages/test-clients/src/libraries](../packages/test-clients/src/libraries)) that checks nothing itself and shows its user what the library throws: a standalone or an',
    'EHR launch, the patient, a search with all its pages, writes and a refresh where the library has them. One fault is armed at a',
    'time, so none is held back by another. Of the variants of a fault each client has the one that it handled worst.',
    '',
    '**met**: it did what a correct client does. **not met**: it did not; the page of the fault, which a mock serves at `<control>/docs/faults/<name>`, says what it did. **informational**: it did not, and nothing requires it to. **inconclusive**: what it did',
    'does not tell. **not exercised**: it never came to where the fault strikes. **not applicable**: the library leaves that to the app, or',
    'does not do it at all.',
    '',
    ...renderTable(
      ['client', 'version', 'what of it is used'],
      clients.map(({ name, version, usage }) => [name, version, usage]),
    ),
    '## Summary',
    '',
    ...renderTable(
      ['client', ...ANSWERS, 'rules broken with no fault armed'],
      clients.map((client) => [
        client.name,
        ...ANSWERS.map((answer) => String(countOf(client, faults, answer))),
        rulesText(client),
      ]),
    ),
    'Of the client of this repository every variant is met or informational: `packages/e2e/headless/faults.test.ts` runs them.',
    '',
    '## Legal but unusual',
    '',
    'With these faults a correct client carries on (`must-tolerate`), or at least says why it cannot where the fault leaves it the choice.',
    '',
    ...renderTable(
      ['fault', 'carries on', 'tells its user of it', 'fails, and how'],
      toleratedRows(faults, clients),
    ),
    '## Every fault',
    '',
    ...Object.entries(groups).flatMap(([folder, each]) => [
      `### ${folder}`,
      '',
      ...renderTable(
        ['fault', 'kind', ...clients.map(({ name }) => name)],
        each.map((fault) => [
          buildIndexRowLink('faults', fault.name),
          fault.kind,
          ...clients.map((client) => cellText(findWorstResult(client, fault.name))),
        ]),
      ),
    ]),
    '## Why',
    '',
    'What the sources of the clients say about these verdicts:',
    '',
    ...renderTable(['client', 'faults', 'verdict', 'why', 'source'], explanationRows(clients)),
    '## What is left to the app',
    '',
    'Why a fault says nothing of a client:',
    '',
    ...renderTable(['client', 'reason', 'faults'], reasonRows(faults, clients)),
  ].join('\n')
}

function countOf(client: TestedClient, faults: readonly AnyFault[], answer: string): number {
  return faults.filter(({ name }) => findWorstResult(client, name)?.outcome === answer).length
}

function explanationRows(clients: readonly TestedClient[]): string[][] {
  return clients.flatMap(({ name: client, explanations }) =>
    explanations.map(({ faults, outcome, why, source }) => [
      client,
      faults.map((name) => buildIndexRowLink('faults', name)).join(', '),
      outcome,
      escapeText(why),
      `\`${source}\``,
    ]),
  )
}

function rulesText({ findings }: TestedClient): string {
  const names = Object.keys(findings)
  return names.length === 0 ? 'none' : names.map((name) => buildIndexRowLink('rules', name)).join(', ')
}

function cellText(result: WorstResult | undefined): string {
  if (result === undefined) return 'not run yet'
  return result.outcome === 'not applicable' ? '–' : formatOutcome(result)
}

function reasonRows(faults: readonly AnyFault[], clients: readonly TestedClient[]): string[][] {
  return clients.flatMap((client) => {
    const reasons = new Map<string, number>()
    for (const { name } of faults) {
      const result = client.faults[name]
      if (result?.outcome === 'not applicable')
        reasons.set(result.reason, (reasons.get(result.reason) ?? 0) + 1)
    }
    return [...reasons].map(([reason, count]) => [client.name, reason, String(count)])
  })
}
