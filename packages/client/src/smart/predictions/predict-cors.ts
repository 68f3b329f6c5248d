import type { Party } from '../../model/exchange.ts'
import { sendPreflight } from '../http/send-preflight.ts'
import { getBrowserOrigin, sendsFromBrowser } from '../run/plan.ts'
import { appLaunch } from '../spec.ts'
import type { Prediction } from './prediction.ts'

interface Probe {
  name: string
  url: string
  to: Party
  method: string
  headers: string[]
}

export const predictCors: Prediction = {
  kind: 'predict-cors',
  applies: ({ mode, metadata }) => mode !== 'backend' && metadata.token_endpoint !== undefined,
  async predict(plan, step) {
    const { fhirBase, metadata } = plan
    const origin = getBrowserOrigin(plan)
    const probes: Probe[] = [
      {
        name: 'token endpoint',
        url: metadata.token_endpoint ?? '',
        to: 'authorization-server',
        method: 'POST',
        headers: ['content-type'],
      },
      {
        name: 'FHIR server',
        url: `${fhirBase.replace(/\/+$/, '')}/Patient`,
        to: 'fhir-server',
        method: 'GET',
        headers: ['authorization'],
      },
    ]
    const refused: string[] = []
    for (const probe of probes) {
      const why = await sendPreflight(step.fetch, { ...probe, origin }).catch(() => 'no response')
      step.detail({ name: probe.name, value: why ?? 'allows this client' })
      if (why) refused.push(`${probe.name} (${why})`)
    }
    const spec = appLaunch('CORS', 'considerations-for-cross-origin-resource-sharing-cors-support')
    if (refused.length === 0)
      return {
        verdict: {
          level: 'ok',
          message: `Browsers at ${origin} may call the token endpoint and the FHIR server.`,
          spec,
        },
      }
    const fromBrowser = sendsFromBrowser(plan)
    return {
      verdict: {
        level: fromBrowser ? 'warning' : 'info',
        message: `A page at ${origin} could not call: ${refused.join(', ')}.`,
        whyItMatters: fromBrowser
          ? 'The browser blocks these requests of an app that sends them from its page.'
          : 'This client sends requests from its backend, so it works here; browser apps cannot use the server.',
        whatToTry: `Respond to preflights with Access-Control-Allow-Origin: ${origin}, the methods and "authorization, content-type".`,
        spec,
      },
    }
  },
}
