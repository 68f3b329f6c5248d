import type { ParsedOptions } from '@smart-mock/cli-kit'
import { createHeadlessPlan } from '../../headless/create-headless-plan.ts'
import { loadKeys } from '../../server/keys/load-keys.ts'
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
  const client = {
    clientId: clientId ?? 'smart-client-check',
    clientType,
    secret: values.secret ?? (clientType === 'confidential-symmetric' ? 'not-sent' : undefined),
    rawBasic: values['raw-basic'],
    keys: (await loadKeys(values.keys)).signing,
    scopes: values.scopes,
    redirectUri: values['redirect-uri'],
  }
  return createHeadlessPlan(fhirBase, client, values.login === true)
}
