import { defineFault } from '../../core/declare/fault.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { DATA_STEPS } from '../../core/journal/steps.ts'
import { allOf, repeatsAtMost, usesNewToken } from '../../expectations/index.ts'
import { wasRefused } from '../replies/was-refused.ts'

const NAME = 'token-ends-mid-job'

export const tokenEndsMidJob = defineFault({
  name: NAME,
  title: 'Backend token rejected mid-job',
  kind: 'must-recover',
  catalogueIds: ['F-234'],
  spec: backendServices('access-fhir-api'),
  description:
    'After the first FHIR request of a backend service, the server rejects its token with 401 invalid_token, before expires_in has passed, and from then on.',
  requirement: 'Get a new token with a new assertion, once, and repeat the rejected request.',
  steps: DATA_STEPS,
  points: {
    'fhir.token': (token) => (token?.grant.user === undefined ? undefined : token),
  },
  companions: {
    'fhir.token': (token, { history }) =>
      token && wasRefused(NAME, token.token, history) ? undefined : token,
  },
  skip: 1,
  prerequisites: ['backend'],
  expects: allOf(usesNewToken('fhir'), repeatsAtMost(3)),
})
