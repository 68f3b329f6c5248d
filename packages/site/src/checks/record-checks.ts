import {
  type ConformanceConfig,
  type ConformanceReport,
  runConformance,
} from '@smart-mock/client/conformance'
import { createMock } from 'smart-mock/testing'

type RecordedExchange = ConformanceReport['exchanges'][number]

/** The address of a mock that is started without options. */
const ORIGIN = 'http://localhost:4010'

/** The clients that a mock knows from the start. */
const CLIENTS: NonNullable<ConformanceConfig['clients']> = {
  public: { clientId: 'smart-client-public' },
  symmetric: { clientId: 'smart-client-symmetric', secret: 'smart-client-secret' },
  backend: { clientId: 'smart-client-backend', scope: 'system/Patient.rs' },
}

/** Runs all cases at a mock that is started for it, and returns the exchange that decided each case that passed. */
export async function recordChecks(): Promise<ReadonlyMap<string, RecordedExchange>> {
  const mock = await createMock()
  try {
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    const report = await runConformance({
      fhirBase: mock.fhirBase,
      clients: CLIENTS,
      allow: ['revoke', 'register'],
    })
    const { cases, exchanges } = withAddress(report, new URL(mock.fhirBase).origin)
    const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
    return new Map(
      cases.flatMap(({ id, outcome, exchangeIds }) => {
        const last = byId.get(exchangeIds.at(-1) ?? '')
        return outcome === 'passed' && last?.response ? [[id, last] as const] : []
      }),
    )
  } finally {
    await mock.close()
  }
}

/** Returns the report as if the mock had its usual address. */
function withAddress(report: ConformanceReport, origin: string): ConformanceReport {
  return JSON.parse(JSON.stringify(report).replaceAll(origin, ORIGIN))
}
