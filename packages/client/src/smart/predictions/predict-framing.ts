import { buildAuthorizeRequest } from '../authorize/build-authorize-request.ts'
import type { PreparedPlan } from '../run/plan.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { rfc } from '../spec.ts'
import type { Prediction } from './prediction.ts'
import { readFramePolicy } from './read-frame-policy.ts'

const PROBE_TIMEOUT_MS = 5_000
const MOST_REDIRECTS = 3

export const predictFraming: Prediction = {
  kind: 'predict-framing',
  applies: ({ mode, loginPlace }) => mode !== 'backend' && loginPlace === 'iframe',
  async predict(plan, step) {
    const { origin } = new URL(plan.redirectUri)
    const { status, headers } = await probe(step, plan)
    const spec = rfc(6749, '10.13')
    if (status >= 300 && status <= 399) {
      return {
        verdict: {
          level: 'ok',
          message: 'The server redirects immediately; there is no page to frame.',
          spec,
        },
      }
    }
    if (status < 200 || status > 299) {
      const message = `The login page cannot be checked in advance (HEAD returns ${status}); if the frame stays empty, open it in a tab.`
      return { show: { place: 'iframe', reason: message }, verdict: { level: 'info', message, spec } }
    }
    const policy = readFramePolicy(headers, origin)
    if (policy === 'allowed') {
      return { verdict: { level: 'ok', message: 'The login page allows this client to frame it.', spec } }
    }
    if (policy === 'unknown') {
      const message = 'The login page has no framing policy, so browsers allow it.'
      return { verdict: { level: 'ok', message, spec } }
    }
    const reason = 'The login page forbids framing, so it opens in a separate tab.'
    return {
      show: { place: 'tab', reason },
      verdict: {
        level: 'info',
        message: 'The login page forbids framing: it must open in a tab of its own.',
        whyItMatters: 'That is good practice (it prevents clickjacking); an app must not depend on a frame.',
        whatToTry: `To allow it, the server would add "frame-ancestors ${origin}" to its Content-Security-Policy.`,
        spec,
      },
    }
  },
}

/**
 * Sends HEAD, which a page could not: a page that fetched the authorization endpoint would violate the rules
 * (C-014). The request is complete and has its own values, so that it affects no login, and has no launch
 * handle, which some servers would use up.
 */
async function probe(step: StepHandle, plan: PreparedPlan): Promise<{ status: number; headers: Headers }> {
  const { url } = await buildAuthorizeRequest({
    authorizationEndpoint: plan.metadata.authorization_endpoint ?? '',
    clientId: plan.clientId,
    redirectUri: plan.redirectUri,
    scope: plan.scopes.replace(/^launch( |$)/, ''),
    aud: plan.suppressAud ? undefined : plan.fhirBase,
  })
  for (let current = url, hop = 0; ; hop++) {
    const answer = await step.fetch(
      current,
      { method: 'HEAD' },
      { to: 'authorization-server', timeoutMs: PROBE_TIMEOUT_MS },
    )
    const location = answer.headers.get('location')
    const next = location !== null && URL.canParse(location, current) ? new URL(location, current) : undefined
    if (answer.status < 300 || answer.status > 399 || !next || hop >= MOST_REDIRECTS) return answer
    // An error returns as a redirect to this client's callback, which this probe must not open.
    if (next.origin !== new URL(current).origin) return answer
    current = next.href
  }
}
