import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseTools, Redemption } from '../../declare/case-tools.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import type { RecipeName } from '../../declare/recipes.ts'

/** A token response, with the login that it is of. */
export interface Tokens extends Redemption {
  readonly json: Readonly<Record<string, unknown>>
  readonly accessToken: string
  /** Granted scopes; the requested ones when the response does not say. */
  readonly scope: string
}

/** Reads the tokens of a login. @throws Unjudged without any */
export async function readTokens({ get, logins }: CaseTools, recipe: RecipeName): Promise<Tokens> {
  const redemption = await get(logins.find(recipe).redemption)
  const tokens = toTokens(redemption)
  if (tokens) return tokens
  throw createBlockedError('token-response', `The code of the login "${recipe}" got no token.`)
}

/** Returns the tokens of a redemption, or `undefined`. */
function toTokens(redemption: Redemption): Tokens | undefined {
  const json = readTokenObject(redemption.result)
  if (typeof json?.access_token !== 'string') return undefined
  const { access_token: accessToken, scope } = json
  return {
    ...redemption,
    json,
    accessToken,
    scope: typeof scope === 'string' ? scope : redemption.request.scope,
  }
}

/** Returns the members of a token response. */
export const readTokenObject = ({ status, text }: RecordedResult): Record<string, unknown> | undefined =>
  status === 200 ? parseObject(text) : undefined

/** Reads the tokens of all logins so far; the standalone one at least. @throws Unjudged without any */
export async function readAllTokens(tools: CaseTools): Promise<Tokens[]> {
  const first = await readTokens(tools, 'standalone')
  const all = [first]
  for (const login of tools.logins.listRedeemed()) {
    const redemption = await tools.get(login.redemption).catch(() => undefined)
    const tokens = redemption && toTokens(redemption)
    if (tokens && !all.some(({ accessToken }) => accessToken === tokens.accessToken)) all.push(tokens)
  }
  return all
}
