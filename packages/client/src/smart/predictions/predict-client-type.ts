import { selectClientAuthentication } from '../run/select-client-authentication.ts'
import { conformance } from '../spec.ts'
import type { Prediction } from './prediction.ts'

const CAPABILITY = {
  public: 'client-public',
  'confidential-symmetric': 'client-confidential-symmetric',
  'confidential-asymmetric': 'client-confidential-asymmetric',
  backend: 'client-confidential-asymmetric',
} as const

/** Throws when the client could not authenticate: before the login instead of after it. */
export const predictClientType: Prediction = {
  kind: 'predict-client-type',
  predict(plan) {
    selectClientAuthentication(plan, plan.metadata)
    const capability = CAPABILITY[plan.clientType]
    const { capabilities, grant_types_supported: grants } = plan.metadata
    const spec = conformance('capabilities', 'capabilities')
    const missing = [
      ...(capabilities && !capabilities.includes(capability) ? [capability] : []),
      ...(plan.mode === 'ehr' && capabilities && !capabilities.includes('launch-ehr') ? ['launch-ehr'] : []),
      ...(plan.mode === 'standalone' && capabilities && !capabilities.includes('launch-standalone')
        ? ['launch-standalone']
        : []),
      ...(plan.mode === 'backend' && grants && !grants.includes('client_credentials')
        ? ['grant type client_credentials']
        : []),
    ]
    if (!capabilities && missing.length === 0) {
      const message = 'The server lists no capabilities, so its support for this client type is unknown.'
      return { verdict: { level: 'info', message, whatToTry: 'capabilities is required.', spec } }
    }
    if (missing.length === 0)
      return { verdict: { level: 'ok', message: `The server supports ${capability}.`, spec } }
    return {
      verdict: {
        level: 'warning',
        message: `The server does not advertise ${missing.join(', ')}.`,
        whyItMatters: 'It may reject this client or this kind of launch.',
        whatToTry: 'Choose another client type or launch mode, or have the server advertise it.',
        spec,
      },
    }
  },
}
