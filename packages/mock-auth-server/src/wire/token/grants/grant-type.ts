import type { IncomingRequest } from '../../../core/http/incoming-request.ts'
import type { Client } from '../../../core/oauth/client.ts'
import type { Grant } from '../../../core/oauth/grant.ts'
import type { JsonObject } from '../../../core/util/json.ts'
import type { IssueContext } from '../issue-context.ts'

/** A token request whose client is known. */
export interface TokenRequest extends IssueContext {
  readonly incoming: IncomingRequest
  readonly form: URLSearchParams
  readonly client: Client
}

/** What a request redeems, looked up before its client is known. */
export interface RedeemedGrant {
  readonly run: string | undefined
  readonly clientId: string
  readonly user: string | undefined
  readonly scope: string
}

/** One way to come by an access token (RFC 6749 section 4). */
export interface GrantType {
  readonly type: 'authorization_code' | 'refresh_token' | 'client_credentials'
  /** Whether smart-configuration lists it (`refresh_token` is not a defined value there, S-009). */
  readonly advertised: boolean
  /** The parameter that also tells which public client it is, so that none needs to be named (S-091). */
  readonly tellsClient?: string
  /** Looks up what the request would redeem; changes nothing. */
  peek(form: URLSearchParams, issuing: Pick<IssueContext, 'tenant'>): Promise<RedeemedGrant | undefined>
  /** The token response; throws `OAuthError`. */
  issue(request: TokenRequest): Promise<JsonObject>
}

export function toRedeemedGrant(grant: Grant): RedeemedGrant {
  return { run: grant.run, clientId: grant.clientId, user: grant.user, scope: grant.scope }
}
