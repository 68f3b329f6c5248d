import type { RequestDecision } from '@smart-mock/fhir-engine/model/decisions'

const CONDITIONAL: Readonly<Record<string, string>> = {
  'conditional-update': 'update',
  'conditional-patch': 'patch',
  'conditional-delete': 'delete',
  'search-compartment': 'search-type',
}

/** The interactions at a type and at an instance, by their methods. */
const METHODS: Readonly<Record<'type' | 'instance', Readonly<Record<string, string>>>> = {
  type: { GET: 'search-type', POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' },
  instance: { GET: 'read', PUT: 'update', PATCH: 'patch', DELETE: 'delete' },
}

const INSTANCE = new Set(['read', 'update', 'patch', 'delete'])
const TYPE = new Set([
  'search-type',
  'create',
  'conditional-update',
  'conditional-patch',
  'conditional-delete',
])

/** Returns the name of the interaction that must exist for a request; `undefined` for one that is none. */
export function findServedInteraction({
  interaction,
  method,
  operation,
}: RequestDecision): string | undefined {
  if (interaction === 'unknown') return undefined
  if (interaction === 'operation') return operation
  if (interaction === 'search-type' && method === 'POST') return 'search-post'
  return CONDITIONAL[interaction] ?? interaction
}

/** Lists the methods that exist where a request went. */
export function listServedMethods(
  { interaction, method }: RequestDecision,
  offered: readonly string[],
): readonly string[] {
  const isForm = interaction === 'search-type' && method === 'POST'
  const methods = INSTANCE.has(interaction)
    ? METHODS.instance
    : TYPE.has(interaction) && !isForm
      ? METHODS.type
      : {}
  return Object.entries(methods).flatMap(([name, needed]) => (offered.includes(needed) ? [name] : []))
}
