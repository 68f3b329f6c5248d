import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'

export const responseInFragment = defineFault({
  name: 'response-in-fragment',
  title: 'Authorization response in the fragment',
  kind: 'must-reject',
  catalogueIds: ['F-081'],
  spec: appLaunch('obtain-authorization-code'),
  description:
    'The server delivers code and state in the fragment instead of in the query of the redirect URI.',
  requirement:
    'Read the response only from the query; if it is missing there, show an error and do not redeem the code.',
  steps: ['decide', 'authorize'],
  points: { 'authorize.redirect': (redirect) => ({ ...redirect, responseMode: 'fragment' }) },
  expects: doesNotUse('code'),
})
