import type { PassPoint } from '../../core/journal/points.ts'
import type { Tenant } from '../../state/tenant.ts'

/** Returns the issuer that documents, tokens and responses of this exchange name. */
export function getIssuer({
  tenant,
  pass,
}: {
  readonly tenant: Pick<Tenant, 'issuer'>
  readonly pass: PassPoint
}): string {
  return pass('issuer', tenant.issuer)
}
