import { withQuery } from '../authorize/build-authorize.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { rfc } from '../spec.ts'
import { framePolicy } from './frame-policy.ts'
import type { Prediction } from './prediction.ts'

const PROBE_TIMEOUT_MS = 5_000
const MOST_REDIRECTS = 2

export const predictFraming: Prediction = {
  kind: 'predict-framing',
  applies: ({ loginPlace, metadata }) =>
    loginPlace === 'iframe' && metadata.authorization_endpoint !== undefined,
  async predict({ metadata, clientId, redirectUri }, step) {
    const { origin } = new URL(redirectUri)
    const url = withQuery(
      metadata.authorization_endpoint ?? '',
      new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri }),
    )
    const headers = await probe(step, url)
    const policy = framePolicy(headers, origin)
    const spec = rfc(6749, '10.13')
    if (policy !== 'forbidden') {
      const text =
        policy === 'allowed'
          ? 'The login page lets this client show it in a frame.'
          : 'The login page says nothing about frames, so browsers allow it.'
      return { verdict: { level: 'ok', text, spec } }
    }
    const reason = 'The login page forbids being framed, so it opens in a tab of its own.'
    return {
      show: { place: 'tab', reason },
      verdict: {
        level: 'info',
        text: reason,
        whyItMatters: 'That is good practice (it stops clickjacking); an app must not depend on a frame.',
        whatToTry: `To allow it, the server would add "frame-ancestors ${origin}" to its Content-Security-Policy.`,
        spec,
      },
    }
  },
}

/** HEAD, as a page could not: a page that fetched the authorization endpoint would break the rules (C-014). */
async function probe(step: StepHandle, url: string): Promise<Headers> {
  for (let current = url, hop = 0; ; hop++) {
    const { status, headers } = await step.fetch(
      current,
      { method: 'HEAD' },
      { to: 'authorization-server', timeoutMs: PROBE_TIMEOUT_MS },
    )
    const location = headers.get('location')
    if (
      status < 300 ||
      status > 399 ||
      location === null ||
      hop >= MOST_REDIRECTS ||
      !URL.canParse(location, current)
    )
      return headers
    current = new URL(location, current).href
  }
}
