import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { parseAuthorizeParams } from '../evidence/requests/to-incoming-request.ts'

const UNADVERTISED = [
  'max_age',
  'prompt',
  'login_hint',
  'claims',
  'request',
  'request_uri',
  'id_token_hint',
  'acr_values',
]
/** Prefix by which a driver names the run. */
const DRIVER = 'smart-mock-run:'

export const parametersAdvertised = defineRule({
  name: 'parameters-advertised',
  level: 'info',
  catalogueIds: ['C-034', 'C-035'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  requirement: 'The client relies on no OpenID parameter that the server does not advertise.',
  howToFix: 'Expect servers to ignore these parameters, or leave them out.',
  steps: ['authorize'],
  check: (entry) => {
    const params = parseAuthorizeParams(entry)
    if (params.size === 0) return undefined
    const name = UNADVERTISED.find((each) => params.has(each) && !params.get(each)?.startsWith(DRIVER))
    return name ? fail(`${name} is sent, but this server does not advertise it`, 'not sent', name) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?client_id=app' }],
    invalid: [{ step: 'authorize', target: '/auth/authorize?client_id=app&max_age=60' }],
  },
})
