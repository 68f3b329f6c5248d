import type { Signer } from '../../core/journal/points.ts'
import { createHmacSigner, type SignBytes } from '../../core/oauth/jws.ts'
import type { Tenant } from '../../state/tenant.ts'

/** Creates the signing function of a draft; `undefined` for an empty signature. */
export function createTokenSigner(
  sign: Signer,
  tenant: Pick<Tenant, 'keys' | 'client'>,
  clientId: string,
): SignBytes | undefined {
  if (sign === 'none') return undefined
  if (typeof sign === 'string') return tenant.keys.signer(sign)
  if (sign.hmac === 'client-secret') return createHmacSigner(tenant.client(clientId)?.secret ?? clientId)
  return createHmacSigner(tenant.keys.publicKeyText(sign.hmac))
}
