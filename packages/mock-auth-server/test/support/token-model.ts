import { isCoveredBy, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import fc from 'fast-check'
import type { Mock } from '../../src/testing/index.ts'
import { bearer, codeForm, obtainCode, post, REDIRECT, type Tokens } from './handshake.ts'

/** An action of a client, good or bad; numbers choose among the codes and tokens of the run so far. */
export type Move =
  | { readonly move: 'authorize'; readonly scope: string }
  | { readonly move: 'redeem'; readonly code: number; readonly by: Client; readonly times: 1 | 2 }
  | {
      readonly move: 'refresh'
      readonly token: number
      readonly scope: string | undefined
      readonly by: Client
      readonly times: 1 | 2
    }
  | { readonly move: 'revoke'; readonly token: number }

type Client = 'own' | 'foreign'
const CLIENTS = { own: 'smart-client-public', foreign: 'foreign' } as const

const SCOPES = [
  'offline_access openid patient/Observation.rs launch/patient',
  'offline_access patient/Observation.read patient/Condition.cruds launch/patient',
  'offline_access patient/*.rs launch/patient',
]
const NARROWER = [
  'patient/Observation.r',
  'patient/Observation.rs',
  'patient/Condition.c',
  'patient/*.cruds',
  'openid',
]

const index = fc.nat(5)
const by = fc.constantFrom('own' as const, 'own' as const, 'foreign' as const)
const times = fc.constantFrom(1 as const, 2 as const)
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ move: fc.constant('authorize' as const), scope: fc.constantFrom(...SCOPES) }),
  fc.record({ move: fc.constant('redeem' as const), code: index, by, times }),
  fc.record({
    move: fc.constant('refresh' as const),
    token: index,
    scope: fc.option(fc.constantFrom(...NARROWER), { nil: undefined }),
    by,
    times,
  }),
  fc.record({ move: fc.constant('revoke' as const), token: index }),
)

/** Sequences that start with a code, since no other move is possible before. */
export const moves: fc.Arbitrary<Move[]> = fc
  .tuple(fc.constantFrom(...SCOPES), fc.array(move, { minLength: 2, maxLength: 9 }))
  .map(([scope, rest]) => [
    { move: 'authorize', scope },
    { move: 'redeem', code: 0, by: 'own', times: 1 },
    ...rest,
  ])

interface Family {
  readonly code: string
  readonly granted: string
  redeemed: boolean
  dead: boolean
  readonly access: string[]
}

interface Refresh {
  readonly token: string
  readonly family: Family
  used: boolean
}

/** Plays a sequence and checks the invariants of tokens; throws an `Error` that names the violated one. */
export async function play(mock: Mock, sequence: readonly Move[]): Promise<void> {
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  mock.register({ clientId: CLIENTS.foreign, name: 'Foreign', type: 'public', ...uris })
  const families: Family[] = []
  const refreshes: Refresh[] = []
  for (const step of sequence) {
    if (step.move === 'authorize') {
      const code = await obtainCode(mock, { scope: step.scope })
      families.push({ code, granted: step.scope, redeemed: false, dead: false, access: [] })
    } else if (step.move === 'redeem') {
      const family = families[step.code % families.length]
      if (family) await redeem(mock, family, step, refreshes)
    } else if (refreshes.length > 0) {
      const held = refreshes[step.token % refreshes.length]
      if (!held) continue
      if (step.move === 'revoke') {
        await post(mock, 'revoke', { token: held.token, client_id: 'smart-client-public' })
        held.family.dead = true
      } else await refresh(mock, held, step, refreshes)
    }
  }
  for (const family of families) await checkAlive(mock, family)
}

async function redeem(
  mock: Mock,
  family: Family,
  { by, times: count }: Extract<Move, { move: 'redeem' }>,
  refreshes: Refresh[],
): Promise<void> {
  const form = await codeForm(mock, { code: family.code, client_id: CLIENTS[by] })
  const answers = await answersOf(count, () => post(mock, 'token', form))
  const good = answers.filter((answer) => 'access_token' in answer)
  const allowed = by === 'foreign' || family.redeemed || family.dead ? 0 : 1
  if (good.length !== allowed) throw new Error(`a code had ${good.length} live uses, ${allowed} are right`)
  if (by === 'foreign') return
  if (count > 1 || family.redeemed) family.dead = true
  family.redeemed = true
  for (const tokens of good) keep(family, tokens, refreshes)
}

async function refresh(
  mock: Mock,
  held: Refresh,
  { scope, by, times: count }: Extract<Move, { move: 'refresh' }>,
  refreshes: Refresh[],
): Promise<void> {
  const { family } = held
  const within = scope === undefined || isWithin(scope, family.granted)
  const form = { grant_type: 'refresh_token', refresh_token: held.token, scope, client_id: CLIENTS[by] }
  const answers = await answersOf(count, () => post(mock, 'token', form))
  const good = answers.filter((answer) => 'access_token' in answer)
  const allowed = by === 'foreign' || held.used || family.dead || !within ? 0 : 1
  if (good.length !== allowed)
    throw new Error(`a refresh token had ${good.length} uses, ${allowed} are right`)
  if (by === 'foreign') return
  if (within && (held.used || count > 1)) family.dead = true
  if (within) held.used = true
  for (const tokens of good) keep(family, tokens, refreshes)
}

async function answersOf(count: number, ask: () => Promise<Response>): Promise<Tokens[]> {
  const responses = await Promise.all(Array.from({ length: count }, ask))
  for (const { status } of responses)
    if (status !== 200 && status !== 400) throw new Error(`status ${status}`)
  return Promise.all(responses.map(async (response) => (await response.json()) as Tokens))
}

function keep(family: Family, tokens: Tokens, refreshes: Refresh[]): void {
  if (!isWithin(tokens.scope, family.granted)) {
    throw new Error(`${tokens.scope} is wider than ${family.granted}`)
  }
  family.access.push(tokens.access_token)
  refreshes.push({ token: tokens.refresh_token, family, used: false })
}

function isWithin(scope: string, granted: string): boolean {
  const held = parseScopeString(granted)
  return parseScopeString(scope).every((each) => isCoveredBy(held, each))
}

/** Checks that access tokens are valid as long as their family, neither longer nor shorter. */
async function checkAlive(mock: Mock, { access, dead, granted }: Family): Promise<void> {
  for (const token of access) {
    const { status } = await fetch(`${mock.fhirBase}/Observation?_count=1`, { headers: bearer(token) })
    const alive = status !== 401
    if (alive === dead) throw new Error(`a token of ${granted} answers ${status}, dead should be ${dead}`)
  }
}
