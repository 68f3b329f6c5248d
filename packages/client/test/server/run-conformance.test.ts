import { afterEach, beforeEach, expect, test } from 'vitest'
import { runConformance } from '../../src/conformance/index.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

test('reports events in their order, and can be stopped', async () => {
  const stop = new AbortController()
  const kinds: string[] = []
  const report = await runConformance(
    { fhirBase: server.fhirBase },
    {
      only: ['discovery'],
      signal: stop.signal,
      onEvent: ({ kind }) => {
        kinds.push(kind)
        if (kinds.length === 3) stop.abort()
      },
    },
  )
  expect(kinds.slice(0, 3)).toEqual(['planned', 'case', 'case'])
  expect(kinds.at(-1)).toBe('done')
  expect(report.stopped).toBe('The run was interrupted.')
  expect(report.cases.slice(2).every(({ outcome }) => outcome === 'inconclusive')).toBe(true)
})

test('shows a case the exchanges of the evidence that it shares', async () => {
  const report = await runConformance(
    { fhirBase: server.fhirBase },
    { only: ['token-error-codes/grant-type'] },
  )
  const [found] = report.cases
  const shown = report.exchanges.filter(({ id }) => found?.exchangeIds.includes(id))
  expect(shown.at(-1)?.request.body).toBe('grant_type=not_a_grant_type')
  expect(found?.curl).toContain("--data-raw 'grant_type=not_a_grant_type'")
})

test('waits as a 429 asks, and stops at the second', async () => {
  server.tamper.reply = () => ({ status: 429, headers: { 'retry-after': '0.001' } })
  const report = await runConformance({ fhirBase: server.fhirBase })
  expect(server.seen).toHaveLength(2)
  expect(report.stopped).toContain('429 again')
  expect(report.counts.passed).toBe(0)
})
