import { type ParsedScope, parseScope } from '@smart-mock/fhir-engine/model/scopes'
import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { ScopeDecision } from '../../core/oauth/scope-decision.ts'
import { writeInNotation } from '../../faults/token/write-in-notation.ts'
import { withoutScopes } from './without-scopes.ts'

const VALUES = ['both', 'v1-only', 'v2-only', 'answered-v1', 'answered-v2'] as const

export const scopeVersion = defineSwitch({
  name: 'scopeVersion',
  level: 'client',
  description:
    'The notations of resource scopes: `both` as requested, `v1-only` and `v2-only` leave the others out, `answered-v1` and `answered-v2` grant either and write them in one.',
  legality: 'legal',
  catalogueIds: ['S-055', 'S-080'],
  faults: ['scope-narrowed', 'scope-notation'],
  default: 'both' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: ['authorize', 'token'],
  points: {
    'scopes.decision': (decision, { value }) => {
      if (value === 'v1-only')
        return withoutScopes(decision, isIn('v2'), 'the client may have v1 scopes only')
      if (value === 'v2-only')
        return withoutScopes(decision, isIn('v1'), 'the client may have v2 scopes only')
      return value === 'both' ? decision : write(decision, value === 'answered-v1' ? 'v1' : 'v2')
    },
  },
})

const isIn = (notation: 'v1' | 'v2') => (scope: ParsedScope) =>
  scope.kind === 'resource' && scope.notation === notation

function write(decision: ScopeDecision, notation: 'v1' | 'v2'): ScopeDecision {
  const written = decision.granted.map((scope) => writeInNotation(parseScope(scope), notation))
  return { ...decision, granted: [...new Set(written)] }
}
