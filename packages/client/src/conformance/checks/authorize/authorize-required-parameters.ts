import { createProblem } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { type RefusedRequest, sendEmptyForm } from '../../sources/login/refused-requests.ts'
import { createRefusedRequest } from './create-refused-request.ts'

const createWithout = (name: string): RefusedRequest => ({
  what: `without ${name}`,
  change: (parameters) => parameters.delete(name),
})

const missing = createRefusedRequest({
  requests: [
    ...['response_type', 'scope', 'redirect_uri', 'client_id'].map(createWithout),
    {
      what: 'without any parameter',
      change: (parameters) => {
        for (const name of [...parameters.keys()]) parameters.delete(name)
      },
    },
  ],
  errors: ['invalid_request'],
})

export const authorizeRequiredParameters = defineCheck({
  name: 'authorize-required-parameters',
  title: 'Requests without a required parameter or with another response type are refused',
  group: 'authorize',
  catalogueIds: ['S-045', 'S-046'],
  level: 'SHALL',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  howToFix:
    'Refuse a request without response_type, client_id, redirect_uri, scope or state with invalid_request, and one whose response_type is not code with unsupported_response_type.',
  prerequisites: ['client'],
  cases: {
    missing: {
      ...missing,
      catalogueIds: ['S-046'],
      async judge(tools) {
        const problems = await missing.judge(tools)
        const { status } = await tools.get(sendEmptyForm)
        if (status >= 500)
          throw createUndecidedError(`The authorization endpoint returned ${status} to an empty form.`)
        return status < 400
          ? [...problems, createProblem(`An empty form is answered with ${status}, not refused.`)]
          : problems
      },
    },
    state: createRefusedRequest(
      { requests: [createWithout('state')], errors: ['invalid_request'] },
      { catalogueIds: ['S-046'] },
    ),
    'response-type': createRefusedRequest(
      {
        requests: ['token', 'code token', 'id_token', 'x'].map((type) => ({
          what: `with response_type=${type}`,
          change: (parameters: URLSearchParams) => parameters.set('response_type', type),
        })),
        errors: ['unsupported_response_type'],
      },
      { catalogueIds: ['S-045'] },
    ),
  },
})
