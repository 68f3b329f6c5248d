import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const scopeMissing = defineFault({
  name: 'scope-missing',
  title: 'No scope in the token response',
  kind: 'must-tolerate',
  catalogueIds: ['F-114'],
  spec: rfc(6749, '5.1'),
  description: 'The token response has no scope, which SMART requires.',
  requirement: 'Assume that the requested scopes were granted, or show an error.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.response': ({ scope: _, ...response }) => response },
  expects: anyOf(completesFlow(), showsError()),
})
