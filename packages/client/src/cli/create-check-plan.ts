import { loadKeys } from '../server/keys/load-keys.ts'
import { DEFAULT_PORT } from '../server/settings/options.ts'
import type { Plan } from '../smart/run/plan.ts'
import { SmartError } from '../smart/smart-error.ts'

const CLIENT_TYPES = ['public', 'confidential-symmetric', 'confidential-asymmetric', 'backend'] as const

/** Creates the plan of a check from its options. @throws SmartError invalid-input */
export async function createCheckPlan(
  fhirBase: string,
  values: Record<string, string | boolean | undefined>,
): Promise<Plan> {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const clientType = CLIENT_TYPES.find((type) => type === (text('client-type') ?? 'public'))
  if (!clientType)
    throw new SmartError('invalid-input', `"${text('client-type')}" is not a client type.`, {
      whatToTry: CLIENT_TYPES.join(', '),
    })
  const isBackend = clientType === 'backend'
  if (isBackend && text('client-id') === undefined)
    throw new SmartError('invalid-input', 'A backend service requires --client-id.')
  if (values.login && text('client-id') === undefined)
    throw new SmartError(
      'invalid-input',
      'A login requires the --client-id that is registered at the server.',
    )
  return {
    mode: isBackend ? 'backend' : 'standalone',
    fhirBase,
    clientId: text('client-id') ?? 'smart-client-check',
    clientType,
    secretMethod: 'client_secret_basic',
    rawBasic: values['raw-basic'] === true,
    assertionAlgorithm: 'auto',
    secret:
      text('secret') ??
      process.env.SMART_CLIENT_SECRET ??
      (clientType === 'confidential-symmetric' ? 'not-sent' : undefined),
    keys: (await loadKeys(text('keys'))).signing,
    scopes:
      text('scopes') ??
      (isBackend ? 'system/Patient.rs' : 'launch/patient openid fhirUser patient/Patient.rs'),
    redirectUri: text('redirect-uri') ?? `http://localhost:${DEFAULT_PORT}/callback`,
    loginPlace: values.login ? 'page' : 'iframe',
    // Without a login, the predictions are those for a page.
    requestsFrom: values.login ? 'server' : 'browser',
    authorizeMethod: 'GET',
    endpoints: {},
    suppressAud: false,
    experiments: [],
  }
}
