import { readLaunchContext } from '../context/read-launch-context.ts'
import type { ExperimentContext } from '../experiments/experiment.ts'
import { verifyIdToken } from '../identity/verify-id-token.ts'
import type { Environment } from '../run/environment.ts'
import type { RunRecorder, StepHandle } from '../run/run-recorder.ts'
import { diffScopes } from '../scopes/diff-scopes.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch, scopesAndContext } from '../spec.ts'
import { requestBackendToken } from '../token/backend-token.ts'
import type { TokenResponse } from '../token/read-token-response.ts'
import { redeemRefreshToken } from './redeem-refresh-token.ts'
import { applyTokenResponse, closeSession, type Session } from './session.ts'

/** The dependencies that a session needs to send requests. */
export interface SessionTools {
  run: RunRecorder
  world: Environment
  /** The state that experiments read. */
  lab: ExperimentContext
}

/**
 * Refreshes the tokens, once: concurrent callers wait for the same refresh.
 *
 * @throws SmartError no-refresh-token, or what the token endpoint answered.
 */
export function refreshSession(session: Session, tools: SessionTools, scope?: string): Promise<void> {
  session.refreshing ??= refresh(session, tools, scope).finally(() => {
    session.refreshing = undefined
  })
  return session.refreshing
}

async function refresh(session: Session, tools: SessionTools, scope: string | undefined): Promise<void> {
  const { run, world } = tools
  await run.step('refresh', async (step) => {
    const { plan } = session
    if (plan.mode === 'backend') {
      const { response, parties } = await requestBackendToken(plan, session.parties, step, tools)
      session.parties = parties
      applyTokenResponse(session, response, 'client_credentials', world.now())
      step.verdict({ level: 'ok', message: 'A new token from client_credentials.' })
      return
    }
    if (!session.refreshToken) throw noRefreshToken()
    const response = await redeemRefreshToken(session, session.refreshToken, tools.lab, step, scope)
    step.notice(...response.notices)
    await checkIdentity(session, response, step, world.now())
    checkPatient(session, response)
    const before = session.refreshToken
    applyTokenResponse(session, response, 'refresh_token', world.now())
    step.notice(describe(session, before, response))
  })
}

/** Checks that an id_token of a refresh is still about the same user (F-218). */
async function checkIdentity(
  session: Session,
  response: TokenResponse,
  step: StepHandle,
  now: number,
): Promise<void> {
  // Without an issuer the login did not verify a user either.
  if (response.idToken === undefined || session.plan.metadata.issuer === undefined) return
  const subject = session.idToken?.claims.sub
  try {
    const verified = await verifyIdToken(
      response.idToken,
      session.parties,
      {
        now: now / 1000,
        subject: typeof subject === 'string' ? subject : undefined,
      },
      step.fetch,
      (details) => step.detail(...details),
    )
    session.idToken = { ...verified, compact: response.idToken }
  } catch (thrown) {
    closeSession(session)
    throw thrown
  }
}

/**
 * Ends a running session when a refresh brings another patient, whose data must never be mixed in (F-215).
 */
function checkPatient(session: Session, response: TokenResponse): void {
  const { patient } = readLaunchContext(response.json).context
  if (patient === undefined || patient === session.context.patient) return
  closeSession(session)
  throw new SmartError(
    'wrong-patient',
    `The refresh response names patient ${patient}; this session is about ${session.context.patient ?? 'no patient'}.`,
    {
      whyItMatters: 'Data of two patients would end up on one screen.',
      whatToTry: 'Log in again for the other patient; the server must not change the patient on refresh.',
      spec: scopesAndContext('launch context', 'launch-context-arrives-with-your-access_token'),
    },
  )
}

function describe(session: Session, before: string, response: TokenResponse) {
  const rotated = response.refreshToken !== undefined && response.refreshToken !== before
  const narrowed =
    diffScopes(session.history[0]?.scope ?? session.plan.scopes, session.scope).verdict.level === 'warning'
  const message = `New access token${rotated ? ' and a new refresh token (the old one is not used again)' : ', the refresh token stays'}${narrowed ? '; fewer scopes than before' : ''}.`
  return {
    level: narrowed ? ('info' as const) : ('ok' as const),
    message,
    spec: appLaunch('step 7', 'refresh-access-token'),
  }
}

function noRefreshToken(): SmartError {
  return new SmartError('no-refresh-token', 'This run has no refresh token.', {
    whyItMatters: 'It was not granted, or the server has already rejected it.',
    whatToTry: 'Request offline_access (or online_access) and log in again.',
    spec: appLaunch('step 7', 'refresh-access-token'),
  })
}
