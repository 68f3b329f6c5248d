import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConformanceReport, runConformance } from '@smart-mock/client/conformance'
import { createMock } from 'smart-mock/testing'
import { registerClients } from './register-clients.ts'

type RecordedExchange = ConformanceReport['exchanges'][number]

/** The address of a mock that is started without options. */
const ORIGIN = 'http://localhost:4010'

/**
 * Runs all cases at a mock that is started for it, and returns the exchange that decided each case that passed.
 *
 * @throws Error when the mock does not conform
 */
export async function recordChecks(): Promise<ReadonlyMap<string, RecordedExchange>> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-checks-'))
  const autoApprove = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
  const mock = await createMock({ options: { autoApprove } })
  try {
    const launchLink = `${mock.controlUrl}/tenants/default/launch?clientId={clientId}&launchUri={launchUrl}`
    const report = await runConformance({
      ...(await registerClients(mock, folder)),
      allow: ['revoke', 'register', 'write'],
      launch: { url: `${launchLink}&patient=amy-shaw`, expect: { patient: 'amy-shaw' } },
    })
    const { cases, exchanges } = withAddress(report, new URL(mock.fhirBase).origin)
    const failed = cases.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)
    if (failed.length > 0) throw new Error(`The mock fails ${failed.join(', ')}.`)
    const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
    return new Map(
      cases.flatMap(({ id, outcome, exchangeIds }) => {
        const last = byId.get(exchangeIds.at(-1) ?? '')
        return outcome === 'passed' && last?.response ? [[id, last] as const] : []
      }),
    )
  } finally {
    await mock.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Returns the report as if the mock had its usual address. */
function withAddress(report: ConformanceReport, origin: string): ConformanceReport {
  return JSON.parse(JSON.stringify(report).replaceAll(origin, ORIGIN))
}
