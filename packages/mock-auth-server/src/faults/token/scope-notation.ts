import { formatScope, type ParsedScope, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { writeInNotation } from './write-in-notation.ts'

type Notation = 'split' | 'reversed' | 'v1' | 'v2' | 'twice'

export const scopeNotation = defineFault({
  name: 'scope-notation',
  title: 'Same permissions in another notation',
  kind: 'must-tolerate',
  catalogueIds: ['F-121'],
  spec: scopesPage('scope-equivalence'),
  description:
    'The scope of the token response is written differently: permissions split, reordered, v1 for v2, v2 for v1, or everything twice.',
  requirement: 'Compare permissions, not text; continue.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      as: z.enum(['split', 'reversed', 'v1', 'v2', 'twice']).default('split').describe('The notation used.'),
    }),
  points: {
    'token.response': (response, { params }) =>
      typeof response.scope === 'string'
        ? { ...response, scope: rewritten(response.scope, params.as) }
        : response,
  },
  expects: completesFlow(),
})

function rewritten(text: string, as: Notation): string {
  const scopes = parseScopeString(text)
  const tokens = scopes.flatMap((scope) => token(scope, as))
  if (as === 'reversed') tokens.reverse()
  return (as === 'twice' ? [...tokens, ...tokens] : tokens).join(' ')
}

function token(scope: ParsedScope, as: Notation): string[] {
  if (scope.kind !== 'resource') return [scope.raw]
  if (as === 'split') {
    return [...scope.permissions].map(
      (permissions) => formatScope({ ...scope, permissions }, 'v2') ?? scope.raw,
    )
  }
  return [as === 'v1' || as === 'v2' ? writeInNotation(scope, as) : scope.raw]
}
