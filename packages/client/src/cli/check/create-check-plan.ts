import type { ParsedOptions } from '@smart-mock/cli-kit'
import { loadKeys } from '../../server/keys/load-keys.ts'
import { DEFAULT_PORT } from '../../server/settings/options.ts'
import type { Plan } from '../../smart/run/plan.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { CHECK_OPTIONS } from '../options.ts'

/** Creates the plan of a check from its options. @throws SmartError invalid-input */
export async function createCheckPlan(
  fhirBase: string,
  values: ParsedOptions<typeof CHECK_OPTIONS>,
): Promise<Plan> {
  const { 'client-type': clientType = 'public', 'client-id': clientId } = values
  const isBackend = clientType === 'backend'
  if (isBackend && clientId === undefined)
    throw new SmartError('invalid-input', 'A backend service requires --client-id.')
  if (values.login && clientId === undefined)
    throw new SmartError(
      'invalid-input',
      'A login requires the --client-id that is registered at the server.',
    )
  return {
    mode: isBackend ? 'backend' : 'standalone',
    fhirBase,
    clientId: clientId ?? 'smart-client-check',
    clientType,
    secretMethod: 'client_secret_basic',
    rawBasic: values['raw-basic'] ?? false,
    assertionAlgorithm: 'auto',
    secret: values.secret ?? (clientType === 'confidential-symmetric' ? 'not-sent' : undefined),
    keys: (await loadKeys(values.keys)).signing,
    scopes:
      values.scopes ??
      (isBackend ? 'system/Patient.rs' : 'launch/patient openid fhirUser patient/Patient.rs'),
    redirectUri: values['redirect-uri'] ?? `http://localhost:${DEFAULT_PORT}/callback`,
    loginPlace: values.login ? 'page' : 'iframe',
    // Without a login, the predictions are those for a page.
    requestsFrom: values.login ? 'server' : 'browser',
    authorizeMethod: 'GET',
    endpoints: {},
    suppressAud: false,
    experiments: [],
  }
}
