import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { staysWithinGrant } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshWidensScope = defineFault({
  name: 'refresh-widens-scope',
  title: 'More scope after a refresh',
  kind: 'informational',
  catalogueIds: ['F-213'],
  spec: appLaunch('refresh-access-token'),
  description:
    'The scope in the response to a refresh contains user/*.cruds, which was never granted; the access token does not cover it.',
  requirement: 'Do not rely on more scopes than the user granted.',
  ...REFRESH,
  points: {
    'token.response': (response) => ({ ...response, scope: `${response.scope} user/*.cruds` }),
  },
  prerequisites: ['refresh'],
  expects: staysWithinGrant(),
})
