import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const callbackParamsUnknown = defineFault({
  name: 'callback-params-unknown',
  title: 'Callback with unknown parameters',
  kind: 'must-tolerate',
  catalogueIds: ['F-084'],
  spec: rfc(6749, '4.1.2'),
  description: 'The redirect to the app also carries session_state, scope and an empty parameter.',
  requirement: 'Ignore what is not understood, and continue.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect) => ({
      ...redirect,
      params: [
        ['session_state', 'a1b2.c3d4'],
        ...redirect.params,
        ['scope', 'launch/patient openid'],
        ['x-vendor', ''],
      ],
    }),
  },
  expects: completesFlow(),
})
