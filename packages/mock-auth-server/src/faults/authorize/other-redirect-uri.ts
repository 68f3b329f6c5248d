import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const otherRedirectUri = defineFault({
  name: 'other-redirect-uri',
  title: 'Callback at another redirect URI of the app',
  kind: 'must-tolerate',
  catalogueIds: ['F-090'],
  spec: rfc(6749, '4.1.3'),
  description:
    'The server redirects the browser to another redirect URI registered by the same client, which must have two.',
  requirement:
    'Send the redirect_uri of the authorize request to the token endpoint, not the one that received the callback; or show an error.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect, { tenant, facts }) => {
      const client = tenant.clients.find(({ clientId }) => clientId === facts.clientId)
      const other = client?.redirectUris.find((uri) => uri !== redirect.target)
      return other === undefined ? redirect : { ...redirect, target: other }
    },
  },
  prerequisites: ['two-redirect-uris'],
  expects: anyOf(completesFlow(), showsError()),
})
