import { randomBytes } from 'node:crypto'
import { REDIRECT } from '../../handshake.mts'
import {
  LAUNCHED_CLIENT,
  type Load,
  type LoadTenant,
  type Operation,
  type Session,
  takeAny,
  toCall,
} from '../load.mts'
import { type CodeRecord, findCodeProblem } from '../records.mts'
import type { Reply } from '../sender.mts'
import { judgeFamily } from './judge-family.mts'
import { obtainCode } from './obtain-code.mts'

/** Sessions of a tenant that stay for other operations. */
const MOST_SESSIONS = 4

interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
}

/** Logs in, and now and then sends the token request twice at once. */
export const logIn: Operation = async (load, tenant) => {
  const launch = takeAny(load, tenant.launches)
  const any = tenant.clients[Math.floor(load.random() * tenant.clients.length)] ?? ''
  const clientId = launch === undefined ? any : LAUNCHED_CLIENT
  const verifier = randomBytes(32).toString('base64url')
  const code = await obtainCode(load, tenant, { clientId, verifier, launch })
  if (code === undefined) return
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: verifier }
  const record: CodeRecord = { outcomes: [] }
  const isTwice = load.random() < 0.1
  const sent = isTwice ? [1, 2] : [1]
  const replies = await Promise.all(
    sent.map(() => redeem(load, tenant, record, { ...form, client_id: clientId })),
  )
  if (!isTwice && record.outcomes[0] === 'unknown')
    replies.push(await redeem(load, tenant, record, { ...form, client_id: clientId }))
  load.report(tenant.name, findCodeProblem(record))
  load.count(isTwice ? 'codes sent twice at once' : 'logins')
  const tokens = replies.find((each) => each !== undefined)
  if (tokens === undefined) return
  const session = createSession(clientId, tokens, isTwice && record.outcomes.includes('refused'))
  // A request whose reply was lost may still be on its way, and use the code again.
  session.family.isUncertain = record.outcomes.includes('unknown')
  if (isTwice || session.family.isUncertain) return judgeFamily(load, tenant, session.family)
  tenant.sessions.push(session)
  const oldest = tenant.sessions.length > MOST_SESSIONS ? tenant.sessions.shift() : undefined
  if (oldest) await judgeFamily(load, tenant, oldest.family)
}

/** Sends a token request, records its outcome, and returns the tokens if there are any. */
async function redeem(
  load: Load,
  tenant: LoadTenant,
  record: CodeRecord,
  form: Readonly<Record<string, string>>,
): Promise<Tokens | undefined> {
  const reply: Reply | undefined = await load.sender.send(toCall(tenant, 'POST', 'auth/token', { form }))
  if (reply === undefined) load.count('lost replies')
  if (reply?.status !== 200) {
    record.outcomes.push(reply?.refusals === 0 ? 'refused' : 'unknown')
    return undefined
  }
  record.outcomes.push('done')
  return JSON.parse(reply.text)
}

function createSession(clientId: string, tokens: Tokens, isRevoked: boolean): Session {
  const family = { refreshTokens: [tokens.refresh_token], accessToken: tokens.access_token }
  return { clientId, family: { ...family, isRevoked, isUncertain: false } }
}
