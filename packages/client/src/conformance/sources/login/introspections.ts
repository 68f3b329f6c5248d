import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { Source } from '../../declare/case-tools.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { introspect } from '../introspection.ts'
import { readTokens } from './read-tokens.ts'

/** Introspects the access token of the standalone login. */
export const introspectAccessToken = (async (tools) =>
  introspect(tools, (await readTokens(tools, 'standalone')).accessToken)) satisfies Source<RecordedResult>

/** Reads what introspection says about that token. @throws Unjudged when it is not active */
export const readIntrospection = (async ({ get }) => {
  const { status, text } = await get(introspectAccessToken)
  const json = status === 200 ? parseObject(text) : undefined
  if (json?.active !== true)
    throw createBlockedError(
      'introspection-active',
      `The introspection of an active token returned ${status}.`,
    )
  return json
}) satisfies Source<Record<string, unknown>>
