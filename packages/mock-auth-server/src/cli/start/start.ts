import { UsageError } from '@smart-mock/cli-kit'
import { StoreError } from '../../exchange/tenants/shared/tenant-store.ts'
import { TenantError } from '../../exchange/tenants/tenant-error.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { startMock } from '../../mock/start-mock.ts'
import { StoreSettingsError } from '../../store/store-settings-error.ts'
import { readCertificate } from '../read-certificate.ts'
import type { CliSettings } from '../settings.ts'
import { createTenantsAndFaults } from './create-tenants-and-faults.ts'
import { loadData } from './load-data.ts'

/** A mock that the command line started, and its settings. */
export interface RunningMock {
  readonly server: MockServer
  readonly settings: CliSettings
}

/** Starts a mock with the given settings; throws `UsageError` or `AddressError` when it cannot. */
export async function start(settings: CliSettings): Promise<MockServer> {
  const data = await loadData(settings)
  const https = await readCertificate(settings.certificate, settings.mock)
  const wire = await startMock({
    ...settings.mock,
    ...data,
    ...(https === undefined ? {} : { https }),
  }).catch(rethrowAsUsageError)
  try {
    await createTenantsAndFaults(wire, settings.faults, settings.tenants)
    return wire
  } catch (error) {
    await wire.close()
    return rethrowAsUsageError(error)
  }
}

/** Rethrows what the default tenant cannot be created with, such as an unknown --user, as a `UsageError`. */
function rethrowAsUsageError(error: unknown): never {
  if (error instanceof StoreSettingsError) throw new UsageError(`--store ${error.message}`)
  if (error instanceof StoreError) throw new UsageError(`--store failed during the start: ${error.message}`)
  throw error instanceof TenantError ? new UsageError(error.message) : error
}
