import { expect, test } from 'vitest'
import type { AnyFault } from '../../../src/core/declare/fault.ts'
import { FAULTS } from '../../../src/faults/list.ts'
import type { ClientResult, TestedClient } from '../../../src/reference/read-clients.ts'
import { renderClientResults } from '../../../src/reference/render-client-results.ts'
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
    '| [code-odd](faults.md#code-odd) | good | **bad**: it did \\| so. The user sees: a \\<b\\> error |',
  )
})

test('the page of a fault has the clients that met it; none, no section', () => {
  expect(renderClientResults(codeOdd, CLIENTS)).toContain('| good 1.0.0 | met | it did \\| so. |')
  expect(renderClientResults(stateChanged, CLIENTS)).toEqual([])
})
