import { readClaimedClientId } from '../client-authentication/authenticate-client.ts'
import type { KnownRun, PeekContext } from '../shared/endpoint.ts'
import { findToken } from './find-token.ts'

/** What a request shows that carries a token in its form, to have it introspected or revoked. */
export async function peekToken({ tenant, incoming, note }: PeekContext): Promise<KnownRun | undefined> {
  const value = incoming.form.get('token')
  const found = value ? await findToken(tenant, value) : undefined
  const grant = found?.token.grant
  note({ clientId: readClaimedClientId(incoming) ?? grant?.clientId })
  if (value) note(found?.kind === 'refresh_token' ? { refreshToken: value } : { accessToken: value })
  return grant?.run === undefined ? undefined : { run: grant.run, by: 'token' }
}
