import { startMock, type Wire } from '../listeners/start-mock.ts'
import { loadData } from './load-data.ts'
import { readCertificate } from './read-certificate.ts'
import { setUp } from './set-up.ts'
import type { CliSettings } from './settings.ts'

/** Starts a mock with everything that was asked for; throws `UsageError` or `AddressError` when it cannot. */
export async function start(settings: CliSettings): Promise<Wire> {
  const data = await loadData(settings)
  const https = await readCertificate(settings.certificate, settings.mock)
  const wire = await startMock(
    { ...settings.mock, ...data, ...(https === undefined ? {} : { https }) },
    async () => (await import('../control/create-control.ts')).createControl,
  )
  try {
    await setUp(wire, settings.faults, settings.tenants)
    return wire
  } catch (error) {
    await wire.close()
    throw error
  }
}
