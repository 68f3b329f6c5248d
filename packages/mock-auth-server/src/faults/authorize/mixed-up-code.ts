import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { neverSends } from '../../expectations/index.ts'
import { setParam } from './set-param.ts'

const CODE = 'canary-code-of-another-server'

export const mixedUpCode = defineFault({
  name: 'mixed-up-code',
  title: 'Code of another server in the callback',
  kind: 'must-reject',
  catalogueIds: ['F-080'],
  spec: rfc(9700, '4.4'),
  description:
    'The redirect to the app carries the state of this login, but the code and iss of another server (a mix-up attack).',
  requirement:
    'Detect by iss, or by a separate redirect URI for each server, that the response does not belong to this login; do not send the code to this token endpoint.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect, { canary }) =>
      setParam(
        setParam(redirect, 'code', () => [['code', CODE]]),
        'iss',
        () => [['iss', `${canary.base}/second/auth`]],
      ),
  },
  expects: neverSends(CODE),
})
