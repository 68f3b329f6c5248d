import { allOf, sentAtMost, usesNewToken } from '../../core/expectation.ts'
import { defineFault } from '../../core/fault.ts'
import { backendServices } from '../../core/spec.ts'
import { FHIR_STEPS } from '../../core/steps.ts'

export const tokenEndsMidJob = defineFault({
  name: 'token-ends-mid-job',
  title: 'Token of a backend service refused mid-job',
  kind: 'must-recover',
  ids: ['F-234'],
  spec: backendServices('use-access-token'),
  wire: 'After the first FHIR request of a backend service its token is answered 401 invalid_token, before expires_in is over, and from then on.',
  client: 'Get a new token with a new assertion, once, and go on with the request that was refused.',
  steps: FHIR_STEPS,
  points: {
    'fhir.token': (token, { memo }) => {
      if (!token || token.grant.user !== undefined) return token
      memo.token = token.token
      return undefined
    },
  },
  companions: {
    'fhir.token': (token, { struck, memo }) =>
      struck > 0 && token?.token === memo.token ? undefined : token,
  },
  skip: 1,
  needs: ['backend'],
  expects: allOf(usesNewToken('fhir'), sentAtMost(3)),
})
