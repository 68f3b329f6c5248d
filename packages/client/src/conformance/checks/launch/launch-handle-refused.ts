import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { findLaunchRole, listUserRoles } from '../../declare/target.ts'
import { openLaunch, openSecondLaunch, readHandle } from '../../sources/launch/launches.ts'
import { createRefusedRequest } from '../authorize/create-refused-request.ts'

const ERRORS = ['invalid_request', 'access_denied', 'invalid_scope']
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
            setLaunch(parameters, unknown)
          },
        },
      ],
      errors: ERRORS,
    }),
    used: createRefusedRequest(
      {
        requests: [
          {
            what: 'with the launch value of a finished login',
            findRole: findLaunchRole,
            change: async (parameters, { get, logins }) => {
              await get(logins.find('ehr').redemption)
              setLaunch(parameters, readHandle(await get(openLaunch)))
            },
          },
        ],
        errors: ERRORS,
      },
      {
        level: 'SHOULD',
        source: 'derived',
        prerequisites: ['ehr-launch'],
        howToFix: 'Accept each launch value once.',
        login: { recipe: 'ehr', phase: 'live' },
      },
    ),
    'other-client': createRefusedRequest(
      {
        requests: [
          {
            what: 'with the launch value of another client',
            findRole: (target) => listUserRoles(target).find((role) => role !== findLaunchRole(target)),
            change: async (parameters, { get }) =>
              setLaunch(parameters, readHandle(await get(openSecondLaunch))),
          },
        ],
        errors: ERRORS,
      },
      {
        prerequisites: ['launch-template', 'second-client'],
        howToFix: 'Accept a launch value only from the client that was launched.',
        login: { recipe: 'ehr', phase: 'live' },
      },
    ),
  },
})

function setLaunch(parameters: URLSearchParams, handle: string): void {
  parameters.set('launch', handle)
  parameters.set('scope', 'launch patient/Patient.read')
}
