import { readClaimedClientId } from '../client-authentication/authenticate-client.ts'
import type { Preparation, PrepareContext } from '../shared/endpoint.ts'
import { type AnyToken, findToken } from './find-token.ts'

/** Finds the token in the form of a request that has it introspected or revoked. */
export async function prepareToken({
  tenant,
  incoming,
  note,
}: PrepareContext): Promise<Preparation<AnyToken | undefined>> {
  const value = (incoming.method === 'POST' ? incoming.form : incoming.query).get('token')
  const loaded = value ? await findToken(tenant, value) : undefined
  const grant = loaded?.token.grant
  note({ clientId: readClaimedClientId(incoming) ?? grant?.clientId, user: grant?.user })
  if (value) note(loaded?.kind === 'refresh_token' ? { refreshToken: value } : { accessToken: value })
  return { loaded, run: grant?.run === undefined ? undefined : { run: grant.run, by: 'token' } }
}
