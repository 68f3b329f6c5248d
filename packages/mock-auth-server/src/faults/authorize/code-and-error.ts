import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'

export const codeAndError = defineFault({
  name: 'code-and-error',
  title: 'Callback with a code and an error',
  kind: 'must-reject',
  catalogueIds: ['F-060'],
  spec: rfc(6749, '4.1.2.1'),
  description:
    'The redirect to the app carries a valid code and the right state, together with error=access_denied.',
  requirement: 'Treat it as an error, and do not redeem the code.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect) =>
      redirect.params.some(([name]) => name === 'error')
        ? redirect
        : { ...redirect, params: [...redirect.params, ['error', 'access_denied']] },
  },
  expects: doesNotUse('code'),
})
