import type { MockServer } from '../listeners/mock-server.ts'
import { startMock } from '../mock/start-mock.ts'
import { createTenantsAndFaults } from './create-tenants-and-faults.ts'
import { loadData } from './load-data.ts'
import { readCertificate } from './read-certificate.ts'
import type { CliSettings } from './settings.ts'

/** Starts a mock with the given settings; throws `UsageError` or `AddressError` when it cannot. */
export async function start(settings: CliSettings): Promise<MockServer> {
  const data = await loadData(settings)
  const https = await readCertificate(settings.certificate, settings.mock)
  const wire = await startMock({ ...settings.mock, ...data, ...(https === undefined ? {} : { https }) })
  try {
    await createTenantsAndFaults(wire, settings.faults, settings.tenants)
    return wire
  } catch (error) {
    await wire.close()
    throw error
  }
}
