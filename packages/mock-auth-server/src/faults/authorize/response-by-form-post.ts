import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'

export const responseByFormPost = defineFault({
  name: 'response-by-form-post',
  title: 'Authorization response by form post',
  kind: 'must-reject',
  catalogueIds: ['F-085'],
  spec: appLaunch('step-4-authorization-code'),
  description:
    'The server delivers code and state to the redirect URI as a self-submitting form, instead of in the query.',
  requirement:
    'Respond to a POST to the callback with an error, since that response mode was not requested. Do not redeem the code.',
  steps: ['decide', 'authorize'],
  points: { 'authorize.redirect': (redirect) => ({ ...redirect, responseMode: 'form_post' }) },
  expects: doesNotUse('code'),
})
