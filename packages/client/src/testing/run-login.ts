import type { Authorize } from '../headless/log-in.ts'
import { runHeadless } from '../headless/run-headless.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Finding } from '../model/finding.ts'
import type { LaunchContext } from '../model/launch-context.ts'
import type { Step } from '../model/run.ts'
import type { VerdictLevel } from '../model/verdict.ts'
import type { Session } from '../smart/session/session.ts'
import { SmartError } from '../smart/smart-error.ts'
import { followRedirects, isCallback } from './follow-redirects.ts'
import { createLoginPlan, type LoginSettings } from './login-settings.ts'

/** The tokens of a login. */
export interface LoginTokens {
  readonly accessToken: string
  readonly refreshToken?: string
  /** The id_token in compact form, once signature and claims were verified. */
  readonly idToken?: string
  readonly idTokenClaims?: Readonly<Record<string, unknown>>
  /** Granted scopes, in the server's notation. */
  readonly scope: string
  /** Milliseconds since the epoch; absent when the server sent no usable expires_in. */
  readonly expiresAt?: number
  /** Body of the token response, exactly as received. */
  readonly raw: string
}

/** One login, as far as it came. Nothing in it is redacted. */
export interface LoginResult {
  /** Steps with an error, a line for each, with what to try; empty when the server did everything right. */
  readonly errors: readonly string[]
  /** Steps with a warning, a line for each. */
  readonly warnings: readonly string[]
  /** Steps in their order, with their verdicts. */
  readonly steps: readonly Step[]
  /** Requests of the client with their responses, in their order. */
  readonly exchanges: readonly Exchange[]
  /** Pitfalls that the login shows, with what to change. */
  readonly findings: readonly Finding[]
  /** Absent when there was no usable token response. */
  readonly tokens?: LoginTokens
  /** Launch context; absent without tokens. */
  readonly context?: LaunchContext
}

/**
 * Runs one login against a SMART server: discovery and its checks, authorization, token request, id_token, launch context
 * and the first reads; for a backend service up to its token. What the server does wrong is in the result.
 *
 * @throws Error for a FHIR base or settings that cannot be used
 */
export async function runLogin(fhirBase: string, settings: LoginSettings): Promise<LoginResult> {
  const plan = await createLoginPlan(fhirBase, settings)
  const { run, session } = await runHeadless(plan, { authorize: createAuthorize(settings) })
  const { steps, exchanges, findings, context } = run
  return {
    errors: listVerdicts(steps, 'error'),
    warnings: listVerdicts(steps, 'warning'),
    ...{ steps, exchanges, findings },
    ...(session?.accessToken === undefined ? {} : { tokens: toTokens(session, session.accessToken) }),
    ...(context ? { context } : {}),
  }
}

function createAuthorize({ signIn }: LoginSettings): Authorize {
  return async (url, redirectUri) => {
    const callback = signIn ? String(await signIn(url)) : await followRedirects(url, redirectUri)
    if (URL.canParse(callback) && isCallback(callback, redirectUri)) return new URL(callback).searchParams
    throw new SmartError('callback-invalid', `signIn returned ${callback}, not a URL of ${redirectUri}.`)
  }
}

function toTokens(session: Session, accessToken: string): LoginTokens {
  const { refreshToken, idToken, scope, expiresAt, raw } = session
  return {
    accessToken,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(idToken ? { idToken: idToken.compact, idTokenClaims: idToken.claims } : {}),
    scope,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    raw,
  }
}

function listVerdicts(steps: readonly Step[], level: VerdictLevel): string[] {
  return steps.flatMap(({ title, verdict }) =>
    verdict?.level === level
      ? [[`${title}: ${verdict.message}`, verdict.whatToTry ?? []].flat().join(' ')]
      : [],
  )
}
