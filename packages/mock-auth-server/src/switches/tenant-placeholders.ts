import type { ServerAddresses } from '../core/oauth/server-addresses.ts'
import { drawUniform } from '../core/util/draw-uniform.ts'
import { fillPlaceholders, type Placeholders } from './fill-placeholders.ts'

/**
 * Collects the placeholders of a tenant, without those of its endpoints. The host and the authorization server of
 * a vendor are the root of the tenant, since all tenants share the host of the mock.
 */
export function collectTenantPlaceholders(
  { root, fhirBase, second }: Pick<ServerAddresses, 'root' | 'fhirBase' | 'second'>,
  tenantName: string,
): Placeholders {
  return {
    root,
    fhirBase,
    host: root,
    authHost: root,
    second,
    fhirHost: new URL(fhirBase).hostname,
    tenant: encodeURIComponent(tenantName),
    realm: 'smart',
    org: createNumber(tenantName, 'org'),
    practice: createNumber(tenantName, 'practice'),
  }
}

/** Returns a template with the placeholders of a tenant filled in. */
export function fillTenantPlaceholders(
  template: string,
  addresses: Parameters<typeof collectTenantPlaceholders>[0],
  tenantName: string,
): string {
  return fillPlaceholders(template, collectTenantPlaceholders(addresses, tenantName))
}

/** Creates a number of six digits that depends only on tenant and purpose. */
function createNumber(tenantName: string, purpose: string): string {
  return String(100_000 + Math.floor(drawUniform(tenantName, purpose) * 900_000))
}
