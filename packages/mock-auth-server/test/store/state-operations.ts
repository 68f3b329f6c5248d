import fc from 'fast-check'
import type { Grant } from '../../src/core/oauth/grant.ts'
import type { State } from '../../src/state/state.ts'

/** A call of one operation of a state. */
export type Operation = (state: State) => Promise<unknown>

const NOW = Date.now()
const IDS = [0, 1, 2] as const
const pick = fc.constantFrom(...IDS)
const later = fc.constantFrom(NOW + 60_000, NOW + 120_000)

const grant = fc.record({ family: pick, user: pick, isOnline: fc.boolean() }).map(
  ({ family, user, isOnline }): Grant => ({
    family: `family-${family}`,
    run: undefined,
    clientId: `client-${user}`,
    user: `Patient/${user}`,
    scope: `openid ${isOnline ? 'online' : 'offline'}_access`,
    context: { patient: `${user}` },
    nonce: undefined,
    authTime: 1,
  }),
)
const code = fc.record({ id: pick, grant, expiresAt: later }).map(({ id, ...rest }) => ({
  ...{ code: `code-${id}`, redirectUri: 'http://app/callback', codeChallenge: undefined, ...rest },
}))
const access = fc
  .record({ id: pick, grant, expiresAt: later })
  .map(({ id, ...rest }) => ({ token: `access-${id}`, scope: rest.grant.scope, issuedAt: 1, ...rest }))
const refresh = fc
  .record({ id: pick, grant, expiresAt: later })
  .map(({ id, ...rest }) => ({ token: `refresh-${id}`, ...rest }))
const launch = fc.record({ id: pick, client: pick, expiresAt: later }).map(({ id, client, expiresAt }) => ({
  ...{
    handle: `launch-${id}`,
    clientId: `client-${client}`,
    run: `run-${id}`,
    launchUri: 'http://app/launch',
  },
  ...{ user: undefined, context: { patient: `${client}` }, expiresAt },
}))
const interaction = fc.record({ id: pick, expiresAt: later }).map(({ id, expiresAt }) => ({
  ...{ id: `interaction-${id}`, run: undefined, clientId: 'client-0', redirectUri: 'http://app/callback' },
  ...{ isRedirectUriImplied: false, state: 's', scope: 'openid', nonce: undefined, codeChallenge: undefined },
  ...{ ehrLaunch: false, embedded: false, silent: false, consented: false, loginHint: undefined },
  ...{ launchProblem: undefined, missing: {}, user: undefined, context: {}, authTime: undefined, expiresAt },
}))
const appState = fc.record({ id: pick, version: pick, subject: pick }).map(({ id, version, subject }) => ({
  ...{ id: `state-${id}`, version, code: 'system|code' },
  subject: subject === 0 ? undefined : `Patient/${subject}`,
  resource: { resourceType: 'Basic', id: `state-${id}`, version },
}))
const registration = pick.map((id) => ({
  ...{
    clientId: `client-${id}`,
    managementToken: `management-${id}`,
    issuedAt: 1,
    metadata: { scope: 'openid' },
  },
}))
const session = fc.record({ id: pick, user: pick, expiresAt: later }).map(({ id, user, expiresAt }) => ({
  ...{ id: `session-${id}`, user: `Patient/${user}`, authTime: 1, expiresAt },
}))
const user = fc.option(
  pick.map((id) => `Patient/${id}`),
  { nil: undefined },
)

/** What reads and changes nothing. */
type Read =
  | 'findLaunch'
  | 'findInteraction'
  | 'findCode'
  | 'findAccessToken'
  | 'findRefreshToken'
  | 'checkRefreshToken'
  | 'grantsOf'
  | 'findClientKeys'
  | 'hasRoomForRegistrations'
  | 'findRegistration'
  | 'findAppState'
  | 'appStatesOf'
  | 'hasRoomForAppStates'
  | 'countAppStates'
  | 'findSession'

/** Every operation that may change a state, with arguments. */
const WRITES: { readonly [Name in Exclude<keyof State, Read>]: fc.Arbitrary<Operation> } = {
  putLaunch: launch.map((value) => (state) => state.putLaunch(value)),
  embedLaunch: pick.map((id) => (state) => state.embedLaunch(`launch-${id}`)),
  useLaunch: fc.tuple(pick, pick).map(
    ([id, client]) =>
      (state) =>
        state.useLaunch(`launch-${id}`, `client-${client}`, NOW),
  ),
  putInteraction: interaction.map((value) => (state) => state.putInteraction(value)),
  endInteraction: pick.map((id) => (state) => state.endInteraction(`interaction-${id}`)),
  putCode: code.map((value) => (state) => state.putCode(value)),
  redeemCode: pick.map((id) => (state) => state.redeemCode(`code-${id}`, NOW)),
  putAccessToken: access.map((value) => (state) => state.putAccessToken(value)),
  putRefreshToken: refresh.map((value) => (state) => state.putRefreshToken(value)),
  extendRefreshToken: pick.map((id) => (state) => state.extendRefreshToken(`refresh-${id}`, NOW + 180_000)),
  rotateRefreshToken: fc.tuple(pick, refresh).map(
    ([id, next]) =>
      (state) =>
        state.rotateRefreshToken(`refresh-${id}`, next, NOW),
  ),
  revokeFamily: pick.map((id) => (state) => state.revokeFamily(`family-${id}`)),
  revokeRefreshTokens: pick.map((id) => (state) => state.revokeRefreshTokens(`family-${id}`)),
  revokeAll: fc.constant((state) => state.revokeAll()),
  revokeClient: pick.map((id) => (state) => state.revokeClient(`client-${id}`)),
  endSessions: user.map((who) => (state) => state.endSessions(who)),
  seenJti: pick.map((id) => (state) => state.seenJti('issuer', `jti-${id}`, NOW + 60_000)),
  putClientKeys: pick.map(
    (id) => (state) =>
      state.putClientKeys(`http://keys/${id}`, {
        keys: [{ kty: 'RSA', kid: `${id}` }],
        expiresAt: NOW + 60_000,
      }),
  ),
  putRegistration: registration.map((value) => (state) => state.putRegistration(value)),
  endRegistration: pick.map((id) => (state) => state.endRegistration(`client-${id}`)),
  putAppState: appState.map((value) => (state) => state.putAppState(value)),
  replaceAppState: fc.tuple(appState, fc.boolean()).map(
    ([next, isDeleted]) =>
      (state) =>
        state.replaceAppState(next.id, next.version, isDeleted ? undefined : next),
  ),
  putSession: session.map((value) => (state) => state.putSession(value)),
  endSession: pick.map((id) => (state) => state.endSession(`session-${id}`)),
  signOut: user.map((who) => (state) => state.signOut(who)),
}

/** Sequences of operations. */
export const operations: fc.Arbitrary<Operation[]> = fc.array(fc.oneof(...Object.values(WRITES)), {
  maxLength: 40,
})

/** Everything that is read of a state. */
const READS: { readonly [Name in Read]: (state: State) => Promise<unknown> } = {
  findLaunch: (state) => each((id) => state.findLaunch(`launch-${id}`)),
  findInteraction: (state) => each((id) => state.findInteraction(`interaction-${id}`, NOW)),
  findCode: (state) => each((id) => state.findCode(`code-${id}`)),
  findAccessToken: (state) => each((id) => state.findAccessToken(`access-${id}`)),
  findRefreshToken: (state) => each((id) => state.findRefreshToken(`refresh-${id}`)),
  checkRefreshToken: (state) => each((id) => state.checkRefreshToken(`refresh-${id}`, NOW)),
  grantsOf: (state) => each((id) => state.grantsOf(`Patient/${id}`, NOW)),
  findClientKeys: (state) => each((id) => state.findClientKeys(`http://keys/${id}`, NOW)),
  hasRoomForRegistrations: (state) => state.hasRoomForRegistrations(),
  findRegistration: (state) => each((id) => state.findRegistration(`client-${id}`)),
  findAppState: (state) => each((id) => state.findAppState(`state-${id}`)),
  appStatesOf: (state) =>
    each((id) => state.appStatesOf('system|code', id === 0 ? undefined : `Patient/${id}`)),
  hasRoomForAppStates: (state) => state.hasRoomForAppStates(),
  countAppStates: (state) => state.countAppStates(),
  findSession: (state) => each((id) => state.findSession(`session-${id}`, NOW)),
}

/** Uses up what can be used once, which tells whether that was done before. */
const LAST: readonly Operation[] = [
  (state) => each((id) => state.redeemCode(`code-${id}`, NOW)),
  (state) => each((id) => state.seenJti('issuer', `jti-${id}`, NOW + 60_000)),
  (state) => each((id) => state.useLaunch(`launch-${id}`, `client-${id}`, NOW)),
  (state) => each((id) => state.revokeFamily(`family-${id}`)),
]

/** Returns everything that a state answers; it is used up by that. */
export async function readState(state: State): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(READS)) all[name] = await read(state)
  for (const [index, last] of LAST.entries()) all[`last ${index}`] = await last(state)
  return all
}

async function each(ask: (id: number) => Promise<unknown>): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const id of IDS) answers.push((await ask(id)) ?? 'none')
  return answers
}
