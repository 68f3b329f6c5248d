import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseTools, Source } from '../declare/check.ts'
import { findUserClient } from '../declare/target.ts'
import { buildClientRequest, toForm } from './build-client-request.ts'
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
