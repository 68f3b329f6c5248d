import { createHash, randomBytes } from 'node:crypto'
import { REDIRECT } from '../../handshake.mts'
import { type Load, type LoadTenant, type Operation, type Session, toCall } from '../load.mts'
import { type CodeRecord, findCodeProblem } from '../records.mts'
import type { Reply } from '../sender.mts'
import { judgeFamily } from './judge-family.mts'

const SCOPE = 'openid fhirUser launch/patient offline_access patient/*.cruds'
/** Sessions of a tenant that stay for other operations. */
const MOST_SESSIONS = 4

interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
}

/** Logs in, and now and then sends the token request twice at once. */
export const logIn: Operation = async (load, tenant) => {
  const clientId = tenant.clients[Math.floor(load.random() * tenant.clients.length)] ?? ''
  const verifier = randomBytes(32).toString('base64url')
  const code = await obtainCode(load, tenant, clientId, verifier)
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
  session.family.isUncertain = isTwice && record.outcomes.includes('unknown')
  if (isTwice) return judgeFamily(load, tenant, session.family)
  tenant.sessions.push(session)
  const oldest = tenant.sessions.length > MOST_SESSIONS ? tenant.sessions.shift() : undefined
  if (oldest) await judgeFamily(load, tenant, oldest.family)
}

async function obtainCode(
  load: Load,
  tenant: LoadTenant,
  clientId: string,
  verifier: string,
): Promise<string | undefined> {
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, redirect_uri: REDIRECT, scope: SCOPE },
    ...{ state: randomBytes(24).toString('base64url'), nonce: randomBytes(24).toString('base64url') },
    aud: tenant.fhirBase,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const {
    status,
    location = '',
    text,
  } = await load.sender.repeat(toCall(tenant, 'GET', `auth/authorize?${query}`))
  const code = URL.canParse(location) ? new URL(location).searchParams.get('code') : null
  if (code !== null) return code
  load.report(tenant.name, `client ${clientId} got no code: ${status} ${location}${text.slice(0, 200)}`)
  return undefined
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
  record.outcomes.push(reply === undefined ? 'unknown' : reply.status === 200 ? 'done' : 'refused')
  return reply?.status === 200 ? JSON.parse(reply.text) : undefined
}

function createSession(clientId: string, tokens: Tokens, isRevoked: boolean): Session {
  const family = { refreshTokens: [tokens.refresh_token], accessToken: tokens.access_token }
  return { clientId, family: { ...family, isRevoked, isUncertain: false } }
}
