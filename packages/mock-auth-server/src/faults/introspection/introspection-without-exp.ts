import { defineFault } from '../../core/declare/fault.ts'
import { tokenIntrospection } from '../../core/declare/spec.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const introspectionWithoutExp = defineFault({
  name: 'introspection-without-exp',
  title: 'Introspection without exp',
  kind: 'must-tolerate',
  catalogueIds: ['F-291'],
  spec: tokenIntrospection('required-fields-in-the-introspection-response'),
  description:
    'The introspection response of an active token has no `exp`, which OAuth allows but SMART does not.',
  requirement: 'Introspect again for each use instead of caching the response, or deny access and say why.',
  steps: ['introspect'],
  points: { 'introspection.response': (response) => ({ ...response, exp: undefined }) },
  prerequisites: ['introspection'],
  expects: anyOf(completesFlow(), showsError()),
})
