import { symmetricAudience } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { buildBasicRequest } from '../../sources/basic-request.ts'
import { readTokenEndpoint } from '../../sources/smart-configuration.ts'
import { judgeRefusal } from '../token/judge-refusal.ts'

export const backendSecretRefused = defineCheck({
  name: 'backend-secret-refused',
  title: 'A client secret does not authorize a backend service',
  group: 'backend',
  catalogueIds: ['S-107'],
  level: 'SHALL NOT',
  since: '2.0',
  spec: symmetricAudience(),
  howToFix: 'Refuse client_credentials of a client that authenticates with a secret.',
  prerequisites: ['symmetric'],
  kind: 'negative',
  differs: 'client_credentials with a secret',
  async judge({ get, send, target }) {
    const { clientId, secret } = target.clients.symmetric ?? { clientId: '' }
    const parameters = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
    const request = buildBasicRequest(clientId, secret ?? '', parameters)
    return judgeRefusal(await send(await get(readTokenEndpoint), request), {
      statuses: [400, 401],
      errors: ['unauthorized_client', 'invalid_client', 'unsupported_grant_type', 'invalid_scope'],
    })
  },
})
