import type { MockServer } from '../../listeners/mock-server.ts'

/**
 * Creates the environment variables by which a command finds a tenant: its addresses. Throws when the tenant
 * does not exist.
 */
export async function createMockEnvironment(
  server: MockServer,
  name: string,
): Promise<Record<string, string>> {
  const tenant = server.tenants.get(name)?.tenant
  if (!tenant) throw new Error(`the tenant ${name} was deleted`)
  await tenant.inForce.pending
  return {
    SMART_MOCK_FHIR_BASE: tenant.fhirBase,
    SMART_MOCK_ISSUER: tenant.addresses.issuer,
    SMART_MOCK_CONTROL: server.controlUrl,
    SMART_MOCK_TENANT: name,
    ...(server.controlToken === undefined ? {} : { SMART_MOCK_CONTROL_TOKEN: server.controlToken }),
  }
}
