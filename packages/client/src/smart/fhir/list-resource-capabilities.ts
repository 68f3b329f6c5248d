import type { ResourceCapability } from '../../model/fhir-query.ts'
import { allowsInteraction } from '../scopes/allows-interaction.ts'

type Json = Record<string, unknown>

/** The grant and the patient of a session, so that suggestions fit. */
export interface ScopeContext {
  scope?: string | undefined
  patient?: string | undefined
}

/** Returns the resource types of a CapabilityStatement with searches that a user can try. */
export function listResourceCapabilities(
  statement: Json,
  { scope, patient }: ScopeContext,
): ResourceCapability[] {
  return list(statement.rest)
    .flatMap((rest) => list(rest.resource))
    .flatMap((resource) => {
      const { type } = resource
      if (typeof type !== 'string') return []
      const interactions = list(resource.interaction).flatMap(({ code }) =>
        typeof code === 'string' ? [code] : [],
      )
      const searchParams = list(resource.searchParam).flatMap(({ name, type, documentation }) =>
        typeof name === 'string'
          ? [
              {
                name,
                type: String(type ?? ''),
                ...(typeof documentation === 'string' ? { documentation } : {}),
              },
            ]
          : [],
      )
      const granted =
        scope === undefined
          ? undefined
          : { read: allowsInteraction(scope, type, 'r'), search: allowsInteraction(scope, type, 's') }
      const includes = Array.isArray(resource.searchInclude) ? resource.searchInclude.map(String) : []
      return [
        {
          type,
          interactions,
          searchParams,
          includes,
          ...(granted ? { granted } : {}),
          suggestions: suggest(type, searchParams, patient),
        },
      ]
    })
}

function suggest(
  type: string,
  searchParams: { name: string }[],
  patient: string | undefined,
): ResourceCapability['suggestions'] {
  if (type === 'Patient') {
    return patient
      ? [{ title: 'The patient in context', path: `Patient/${patient}` }]
      : [{ title: 'Search patients', path: 'Patient?_count=10' }]
  }
  const link = ['patient', 'subject'].find((name) =>
    searchParams.some((parameter) => parameter.name === name),
  )
  if (patient && link)
    return [
      { title: `${type} of the patient in context`, path: `${type}?${link}=Patient/${patient}&_count=10` },
    ]
  return [{ title: `Search ${type}`, path: `${type}?_count=10` }]
}

function list(value: unknown): Json[] {
  return Array.isArray(value)
    ? value.filter((item): item is Json => typeof item === 'object' && item !== null)
    : []
}
