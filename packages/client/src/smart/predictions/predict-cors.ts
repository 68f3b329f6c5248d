import type { Party } from '../../model/exchange.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { conformance } from '../spec.ts'
import type { Prediction } from './prediction.ts'

const PROBE_TIMEOUT_MS = 5_000

interface Probe {
  name: string
  url: string
  to: Party
  method: string
  headers: string
}

export const predictCors: Prediction = {
  kind: 'predict-cors',
  applies: ({ mode, metadata }) => mode !== 'backend' && metadata.token_endpoint !== undefined,
  async predict({ fhirBase, redirectUri, metadata, exchangePlace }, step) {
    const { origin } = new URL(redirectUri)
    const probes: Probe[] = [
      {
        name: 'token endpoint',
        url: metadata.token_endpoint ?? '',
        to: 'authorization-server',
        method: 'POST',
        headers: 'content-type',
      },
      {
        name: 'FHIR server',
        url: `${fhirBase.replace(/\/+$/, '')}/Patient`,
        to: 'fhir-server',
        method: 'GET',
        headers: 'authorization',
      },
    ]
    const refused: string[] = []
    for (const probe of probes) {
      const why = await preflight(step, probe, origin)
      step.detail({ name: probe.name, value: why ?? 'allows this client' })
      if (why) refused.push(`${probe.name} (${why})`)
    }
    const spec = conformance('CORS', 'cors-support')
    if (refused.length === 0)
      return {
        verdict: {
          level: 'ok',
          text: `Browsers at ${origin} may call the token endpoint and the FHIR server.`,
          spec,
        },
      }
    return {
      verdict: {
        level: exchangePlace === 'browser' ? 'warning' : 'info',
        text: `A page at ${origin} could not call: ${refused.join(', ')}.`,
        whyItMatters:
          exchangePlace === 'browser'
            ? 'The token request is to be sent by the page; the browser will block it.'
            : 'This client asks from its server side, so it works here; apps that live in a browser are shut out.',
        whatToTry: `Answer preflights with Access-Control-Allow-Origin: ${origin}, the methods and "authorization, content-type".`,
        spec,
      },
    }
  },
}

/** What a browser would object to, or undefined. */
async function preflight(
  step: StepHandle,
  { url, to, method, headers }: Probe,
  origin: string,
): Promise<string | undefined> {
  const init = {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
  }
  const result = await step.fetch(url, init, { to, timeoutMs: PROBE_TIMEOUT_MS }).catch(() => undefined)
  if (!result) return 'no answer'
  if (result.status < 200 || result.status > 299) return `the preflight answers ${result.status}`
  const allowed = result.headers.get('access-control-allow-origin')
  if (allowed !== '*' && allowed !== origin)
    return allowed ? `it allows ${allowed} only` : 'no Access-Control-Allow-Origin'
  const names = (result.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/)
  // The wildcard never covers authorization.
  if (!names.includes(headers) && !(headers !== 'authorization' && names.includes('*')))
    return `the header ${headers} is not allowed`
  return undefined
}
