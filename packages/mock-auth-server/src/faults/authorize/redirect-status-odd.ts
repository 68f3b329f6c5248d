import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const redirectStatusOdd = defineFault({
  name: 'redirect-status-odd',
  title: 'Unusual status of the redirect to the app',
  kind: 'must-tolerate',
  catalogueIds: ['F-085'],
  spec: appLaunch('step-4-authorization-code'),
  description: 'The redirect to the app is a 303 after a GET, and a 302 after a POST.',
  requirement: 'Continue: browsers request the callback with GET either way.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect) => ({ ...redirect, status: redirect.status === 302 ? 303 : 302 }),
  },
  expects: completesFlow(),
})
