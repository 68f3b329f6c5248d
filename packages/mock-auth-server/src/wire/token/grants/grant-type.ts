import type { IncomingRequest } from '../../../core/http/incoming-request.ts'
import type { Client } from '../../../core/oauth/client.ts'
import type { Grant, JWT_BEARER } from '../../../core/oauth/grant.ts'
import type { JsonObject } from '../../../core/util/json.ts'
import type { Tenant } from '../../../state/tenant.ts'
import type { IssueContext } from '../issue-context.ts'

/** A token request of an authenticated client. */
export interface TokenRequest extends IssueContext {
  readonly incoming: IncomingRequest
  readonly form: URLSearchParams
  readonly client: Client
}

/** A code or refresh token that a request redeems, found before its client is known. */
export interface Redeemable {
  readonly grant: Grant
}

/** One grant type for access tokens (RFC 6749 section 4). */
export interface GrantType<Found extends Redeemable = Redeemable> {
  readonly type: 'authorization_code' | 'refresh_token' | 'client_credentials' | typeof JWT_BEARER
  /** `true` when smart-configuration lists it (`refresh_token` is not a defined value there, S-009). */
  readonly advertised: boolean
  /** The parameter that also identifies a public client, so that `client_id` is not required (S-091). */
  readonly tellsClient?: string
  /** Finds the grant that the request would redeem, without side effects. */
  find?(form: URLSearchParams, tenant: Tenant): Promise<Found | undefined>
  /** Returns the token response. Throws `OAuthError`. */
  issue(request: TokenRequest, found: Found | undefined): Promise<JsonObject>
}
