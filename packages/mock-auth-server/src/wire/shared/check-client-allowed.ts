import type { Client } from '../../core/oauth/client.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'

/** Checks that a client may use a grant type; throws `unauthorized_client`. */
export function checkClientAllowed(
  { clientId, awaitsApproval, grantTypes }: Client,
  grantType: string,
): void {
  if (awaitsApproval) {
    const message = `The client ${clientId} awaits the approval of an administrator`
    throw new OAuthError('unauthorized_client', message)
  }
  if (grantTypes && !grantTypes.includes(grantType)) {
    const message = `The client ${clientId} can use only ${grantTypes.join(', ')}`
    throw new OAuthError('unauthorized_client', message, { cause: 'grantNotAllowed' })
  }
}
