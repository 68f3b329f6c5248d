import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createRefusedRequest } from '../authorize/create-refused-request.ts'

const unknown = buildUnissuedValue('no-such-launch')

export const launchHandleRefused = defineCheck({
  name: 'launch-handle-refused',
  title: 'An unknown, used or foreign launch value is refused',
  group: 'launch',
  catalogueIds: ['S-041'],
  level: 'SHALL',
  spec: appLaunch('step 2', 'step-2-launch-ehr'),
  howToFix: 'Refuse an authorization request whose launch value this server has not issued.',
  prerequisites: ['client', 'launch-ehr'],
  cases: {
    unknown: createRefusedRequest({
      requests: [
        {
          what: `with launch=${unknown}`,
          change: (parameters) => {
            parameters.set('launch', unknown)
            parameters.set('scope', 'launch patient/Patient.read')
          },
        },
      ],
      errors: ['invalid_request', 'access_denied', 'invalid_scope'],
    }),
  },
})
