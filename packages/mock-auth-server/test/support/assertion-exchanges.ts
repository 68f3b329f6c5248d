import { toBase64url } from '../../src/core/util/base64url.ts'
import { BEGAN, type RunExchange } from './example-journal.ts'
import { token } from './exchanges.ts'

export const BEGAN_S = BEGAN / 1000
const URL_1 = 'https://ehr.example/auth/token'

/** A token request of a backend service with an assertion of those claims. */
export function asserting(
  claims: { jti?: string; aud?: unknown; exp?: number | null },
  more: Partial<RunExchange> = {},
): RunExchange {
  const all = { aud: URL_1, exp: BEGAN_S + 240, ...claims }
  const clientAssertion = `e30.${toBase64url(JSON.stringify(all))}.A`
  const jti = claims.jti === undefined ? {} : { jti: claims.jti }
  const facts = { clientId: 'b', grantType: 'client_credentials', clientAssertion, ...jti, ...more.facts }
  return token({}, { ...more, facts })
}
