import { decodeJwt, decodeProtectedHeader } from 'jose'
import { filterRecords } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import { createBlockedError, createNotApplicableError } from '../../declare/outcome.ts'
import { readJwksUri } from '../openid-documents.ts'
import { readAllTokens, readTokens, type Tokens } from './read-tokens.ts'

/** An id_token, decoded and not verified. */
export interface IdToken {
  readonly compact: string
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  /** The login that issued it. */
  readonly tokens: Tokens
}

/** Decodes the id_token of a token response, or returns `undefined`. */
function decode(tokens: Tokens): IdToken | undefined {
  const { id_token: compact } = tokens.json
  if (typeof compact !== 'string') return undefined
  try {
    return { compact, header: { ...decodeProtectedHeader(compact) }, claims: decodeJwt(compact), tokens }
  } catch {
    return undefined
  }
}

/** Reads the id_token of the standalone login. @throws Unjudged without one */
export const readIdToken = (async (tools) => {
  const tokens = await readTokens(tools, 'standalone')
  const decoded = decode(tokens)
  if (decoded) return decoded
  if (tokens.json.id_token === undefined && !tokens.scope.split(' ').includes('openid'))
    throw createNotApplicableError('openid is not granted, so there is no id_token.')
  throw createBlockedError('token-id-token', 'There is no id_token to read.')
}) satisfies Source<IdToken>

/** Reads the id_tokens of all logins so far. @throws Unjudged without any */
export async function readIdTokens(tools: CaseTools): Promise<IdToken[]> {
  await tools.get(readIdToken)
  return (await readAllTokens(tools)).flatMap((tokens) => decode(tokens) ?? [])
}

/** Reads the keys as they are published after the standalone login. @throws Unjudged without any */
export const readLaterKeys = (async ({ get, send }) => {
  await get(readIdToken)
  const { status, text } = await send(await get(readJwksUri), { headers: { accept: 'application/json' } })
  const keys = status === 200 ? filterRecords(parseObject(text)?.keys) : []
  if (keys.length === 0) throw createBlockedError('openid-jwks/usable', 'There are no keys to read.')
  return keys
}) satisfies Source<Record<string, unknown>[]>
