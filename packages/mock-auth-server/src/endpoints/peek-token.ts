import { claimedClientId } from '../oauth/client-auth/authenticate-client.ts'
import { findToken } from '../oauth/find-token.ts'
import type { Peek, PeekContext } from './endpoint.ts'

/** What a request shows that carries a token in its form, to have it introspected or revoked. */
export async function peekToken({ tenant, incoming }: PeekContext): Promise<Peek> {
  const value = incoming.form.get('token')
  const found = value ? await findToken(tenant, value) : undefined
  const clientId = claimedClientId(incoming) ?? found?.token.grant.clientId
  const run = found?.token.grant.run
  return {
    facts: {
      ...(clientId === undefined ? {} : { clientId }),
      ...(value ? { [found?.kind === 'refresh_token' ? 'refreshToken' : 'accessToken']: value } : {}),
    },
    ...(run === undefined ? {} : { run: { run, by: 'token' as const } }),
  }
}
