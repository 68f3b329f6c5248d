import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const redirectKeepsMethod = defineFault({
  name: 'redirect-keeps-method',
  title: 'Redirect to the app by 307',
  kind: 'informational',
  catalogueIds: ['F-086'],
  spec: rfc(9700, '4.12'),
  description:
    'The redirect to the app is a 307, so that a browser posts the sign-in form again, to the app.',
  requirement:
    'Ignore the body of a request to the callback, and keep it out of logs; the mock cannot observe whether the client does.',
  steps: ['decide', 'authorize'],
  points: { 'authorize.redirect': (redirect) => ({ ...redirect, status: 307 }) },
  expects: completesFlow(),
})
