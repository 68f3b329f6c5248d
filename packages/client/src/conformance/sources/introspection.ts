import type { RecordedResult } from '../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseTools, Source } from '../declare/case-tools.ts'
import { createNotApplicableError } from '../declare/outcome.ts'
import { findUserClient, listUserRoles } from '../declare/target.ts'
import { toForm } from './basic-request.ts'
import { buildClientRequest, buildRequestAs } from './build-client-request.ts'
import { readIntrospectionEndpoint } from './smart-configuration.ts'

const TOKEN = { token: buildUnissuedValue('no-such-token') }

/** Introspects a token that was never issued, without authentication. */
export const introspectOpenly = (async ({ get, send }) =>
  send(await get(readIntrospectionEndpoint), { body: toForm(TOKEN) })) satisfies Source<unknown>

/** Introspects it with a bearer token that was never issued either. */
export const introspectWithUnknownBearer = (async ({ get, send }) =>
  send(await get(readIntrospectionEndpoint), {
    headers: { authorization: `Bearer ${buildUnissuedValue('no-such-token')}` },
    body: toForm(TOKEN),
  })) satisfies Source<unknown>

/** Introspects it without authentication, or as the client of users where that is required. */
export const introspectUnknownToken = (async (tools: CaseTools) => {
  const open = await tools.get(introspectOpenly)
  if ((open.status !== 401 && open.status !== 403) || !findUserClient(tools.target)) return open
  return tools.send(await tools.get(readIntrospectionEndpoint), await buildClientRequest(tools, TOKEN))
}) satisfies Source<unknown>

/** Checks that introspection needs a caller. @throws Unjudged when everybody may introspect */
export const requireProtected = (async ({ get }) => {
  if ((await get(introspectOpenly)).status === 200)
    throw createNotApplicableError('Introspection is open to everyone here.')
}) satisfies Source<void>

/** Introspects a token with a bearer token. */
export const introspectAs = async (
  { get, send }: CaseTools,
  token: string,
  bearer: string,
): Promise<RecordedResult> =>
  send(await get(readIntrospectionEndpoint), {
    headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
    body: toForm({ token }),
  })

/** Introspects a token without authentication; where that is refused, as a client, then with the token as bearer. */
export async function introspect(tools: CaseTools, token: string): Promise<RecordedResult> {
  const endpoint = await tools.get(readIntrospectionEndpoint)
  const isRefused = ({ status }: RecordedResult) => status === 401 || status === 403
  const open = await tools.send(endpoint, {
    headers: { accept: 'application/json' },
    body: toForm({ token }),
  })
  if (!isRefused(open)) return open
  const [role] = listUserRoles(tools.target).filter((each) => each !== 'public')
  const asClient = role && (await tools.send(endpoint, await buildRequestAs(tools, role, { token })))
  return asClient && !isRefused(asClient) ? asClient : introspectAs(tools, token, token)
}
