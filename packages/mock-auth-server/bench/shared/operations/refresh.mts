import { type Load, type LoadTenant, type Operation, type Session, takeAny, toCall } from '../load.mts'
import type { Reply } from '../sender.mts'
import { judgeFamily } from './judge-family.mts'

/** Refreshes of a session before it is judged, which asks for all of its tokens. */
const MOST_TOKENS = 12

/** Refreshes the tokens of a session, and now and then sends the request twice at once, which must end them. */
export const refresh: Operation = async (load, tenant) => {
  const session = takeAny(load, tenant.sessions)
  if (session === undefined) return
  const { family } = session
  const isTwice = load.random() < 0.1
  // Before it is sent: other operations may be using the access token.
  family.isRevoked = isTwice
  const replies = await Promise.all((isTwice ? [1, 2] : [1]).map(() => send(load, tenant, session)))
  load.count(isTwice ? 'refresh tokens sent twice at once' : 'refreshes')
  const done = replies.filter((reply) => reply?.status === 200)
  if (done.length > 1) load.report(tenant.name, 'a refresh token was used twice')
  if (replies.includes(undefined)) Object.assign(family, { isUncertain: true, isRevoked: false })
  else if (!isTwice && done.length === 0)
    load.report(tenant.name, `a live refresh token was refused: ${replies[0]?.text.slice(0, 200)}`)
  for (const reply of done) addTokens(session, reply)
  const isOver = family.isRevoked || family.isUncertain || family.refreshTokens.length > MOST_TOKENS
  if (isOver || done.length === 0) await judgeFamily(load, tenant, family)
  else tenant.sessions.push(session)
}

async function send(
  load: Load,
  tenant: LoadTenant,
  { clientId, family }: Session,
): Promise<Reply | undefined> {
  const form = {
    ...{ grant_type: 'refresh_token', client_id: clientId },
    refresh_token: family.refreshTokens.at(-1) ?? '',
  }
  const reply = await load.sender.send(toCall(tenant, 'POST', 'auth/token', { form }))
  if (reply === undefined) load.count('lost replies')
  return reply?.status === 200 || reply?.refusals === 0 ? reply : undefined
}

function addTokens({ family }: Session, reply: Reply | undefined): void {
  const tokens = JSON.parse(reply?.text ?? '{}')
  family.refreshTokens.push(tokens.refresh_token)
  family.accessToken = tokens.access_token
}
