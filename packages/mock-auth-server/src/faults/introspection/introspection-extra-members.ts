import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const introspectionExtraMembers = defineFault({
  name: 'introspection-extra-members',
  title: 'Introspection with unknown members',
  kind: 'must-tolerate',
  catalogueIds: ['F-291'],
  spec: rfc(7662, '2.2'),
  description: 'The introspection response has members that no specification defines.',
  requirement: 'Ignore them.',
  steps: ['introspect'],
  points: {
    'introspection.response': (response) => ({
      ...response,
      'https://example.org/department': { code: 'card', beds: [12, 14] },
      session: null,
      username: 'dr.okafor',
      nbf: 0,
    }),
  },
  prerequisites: ['introspection'],
  expects: completesFlow(),
})
