import { parseScope } from '@smart-mock/fhir-engine/model/scopes'
import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { expandWildcards } from './expand-wildcards.ts'

const VALUES = [
  'granted',
  'case-twins',
  'expanded',
  'reordered',
  'reordered-with-defaults',
  'omitted',
] as const
type Echo = (typeof VALUES)[number]

export const scopeEcho = defineSwitch({
  name: 'scopeEcho',
  level: 'tenant',
  description:
    'The text of `scope` in responses and access tokens: as granted, v1 scopes twice in two spellings, wildcards written out, in another order, the same with `email profile`, or absent.',
  legality: 'legal',
  catalogueIds: ['S-055', 'S-074'],
  faults: ['scope-missing', 'scope-granular'],
  default: 'granted' as Echo,
  schema: () => z.enum(VALUES),
  steps: ['token', 'introspect'],
  points: {
    'token.response': (response, { value }) => withEcho(response, value),
    'token.accessToken.jwt': (draft, { value }) => ({ ...draft, claims: withEcho(draft.claims, value) }),
    'introspection.response': (response, { value }) => withEcho(response, value),
  },
})

function withEcho(response: JsonObject, echo: Echo): JsonObject {
  if (typeof response.scope !== 'string') return response
  return echo === 'omitted'
    ? withoutMembers(response, ['scope'])
    : { ...response, scope: rewriteScope(response.scope, echo) }
}

/** Returns granted scopes as such a server writes them. */
function rewriteScope(text: string, echo: Echo): string {
  const scopes = text.split(' ').filter((scope) => scope !== '')
  if (echo === 'case-twins') return `${scopes.flatMap(addTwin).join(' ')} `
  if (echo === 'expanded') return expandWildcards(scopes).join(' ')
  const all = echo === 'reordered-with-defaults' ? new Set([...scopes, 'email', 'profile']) : scopes
  return [...all].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).join(' ')
}

/** Returns a v1 scope in two spellings, `….Read` and `….read`. */
function addTwin(scope: string): string[] {
  const parsed = parseScope(scope)
  if (parsed.kind !== 'resource' || parsed.notation !== 'v1') return [scope]
  const at = scope.lastIndexOf('.') + 1
  const twin = scope.slice(0, at) + scope.charAt(at).toUpperCase() + scope.slice(at + 1)
  return twin === scope ? [scope] : [twin, scope]
}

const RANKS = ['resource', 'launch', 'identity', 'refresh', 'extension', 'invalid']

const rank = (scope: string): number => RANKS.indexOf(parseScope(scope).kind)
