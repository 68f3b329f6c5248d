import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AnyFault } from '../../../src/core/declare/fault.ts'
import { FAULTS } from '../../../src/faults/list.ts'
import { findWorstResult } from '../../../src/reference/data/find-worst-result.ts'
import { listKnownResults } from '../../../src/reference/data/list-known-results.ts'
import {
  type ClientResult,
  readClients,
  type TestedClient,
} from '../../../src/reference/data/read-clients.ts'
import { renderClientResults } from '../../../src/reference/pages/render-client-results.ts'
import { clientsPage } from './clients-page.ts'

const named = (name: string) => FAULTS.find((fault) => fault.name === name) as AnyFault
const codeOdd = named('code-odd')
const stateChanged = named('state-changed')

function client(name: string, outcome: ClientResult['outcome'], shows?: string): TestedClient {
  const result = {
    outcome,
    reason: 'it did | so',
    on: '2026-01-01',
    ...(shows === undefined ? {} : { shows }),
  }
  return {
    name,
    version: '1.0.0',
    usage: 'all',
    findings: { 'state-entropy': 2 },
    faults: { 'code-odd': result },
    explanations: [],
  }
}

const CLIENTS = [
  client('good', 'met'),
  client('bad', 'not met', 'a <b> error'),
  client('other', 'not applicable'),
]

test('a fault has a row with a cell for every client, and says what was not run', () => {
  const page = clientsPage({ authorize: [codeOdd, stateChanged] }, CLIENTS)
  expect(page).toContain('| [code-odd](faults.md#code-odd) | must-tolerate | met | **not met** | – |')
  expect(page).toContain(
    '| [state-changed](faults.md#state-changed) | must-reject | not run yet | not run yet |',
  )
  expect(page).toContain('| bad | 0 | 1 | 0 | 0 | 0 | 0 | [state-entropy](rules.md#state-entropy) |')
})

test('of what must be tolerated it says who carries on, and how the others fail', () => {
  const page = clientsPage({ authorize: [codeOdd] }, CLIENTS)
  expect(page).toContain(
    '| [code-odd](faults.md#code-odd) | good |  | **bad**: it did \\| so. The user sees: a \\<b\\> error |',
  )
})

test('the page of a fault has the clients that met it; none, no section', () => {
  expect(renderClientResults(listKnownResults('code-odd', CLIENTS))).toContain(
    '| good 1.0.0 | met | it did \\| so. |',
  )
  expect(renderClientResults(listKnownResults('state-changed', CLIENTS))).toEqual([])
})

test('of several variants the worst has its cell, by name', () => {
  const [good] = CLIENTS as [TestedClient, ...TestedClient[]]
  const result = { outcome: 'met', reason: 'it did', on: '2026-01-01' }
  const faults = {
    'state-changed {"to":"random"}': result,
    'state-changed {"to":"absent"}': { ...result, outcome: 'not met' },
    'state-changed {"to":"empty"}': { ...result, outcome: 'not met' },
  }
  const page = clientsPage({ authorize: [stateChanged] }, [{ ...good, faults }])
  expect(page).toContain('| must-reject | **not met** (to: absent) |')
  expect(page).toContain('| good | 0 | 1 | 0 |')
})

test('who shows trouble in any variant does not carry on', () => {
  const shown = {
    ...CLIENTS[0],
    faults: { 'code-odd': { outcome: 'met', reason: 'so', shows: 'no', on: '' } },
  }
  const page = clientsPage({ authorize: [codeOdd] }, [shown as TestedClient])
  expect(page).toContain('| [code-odd](faults.md#code-odd) | nobody | good |  |')
})

test('every explanation is of a verdict that its client has', async () => {
  const clients = await readClients(join(import.meta.dirname, '../../../../..'))
  const stale = clients.flatMap((client) =>
    client.explanations.flatMap(({ faults, outcome }) =>
      faults.filter((name) => findWorstResult(client, name)?.outcome !== outcome),
    ),
  )
  expect(stale).toEqual([])
})
