import type { Json } from '../core/util/json.ts'
import { fillPlaceholders, type Placeholders } from './fill-placeholders.ts'
import type { Members } from './members-schema.ts'

/**
 * Fills the placeholders of members in, and selects those that are there for the granted scope. What has a
 * placeholder without a value gets `absent` as its value, or is left out; so are objects of which nothing is left.
 */
export function fillMembers(
  members: Members,
  placeholders: Placeholders,
  grantedScope: string | undefined,
  absent?: null,
): Record<string, Json> {
  const scopes = grantedScope?.split(' ') ?? []
  const filled = Object.entries(members).flatMap(([name, member]) => {
    const { when, value } = toConditional(member)
    if (when !== undefined && !scopes.includes(when === 'ehr-launch' ? 'launch' : when)) return []
    const present = fillPresent(value, placeholders)
    const result = present === undefined ? absent : present
    return result === undefined ? [] : [[name, result] as const]
  })
  return Object.fromEntries(filled)
}

/** Returns the value of a member, with the condition of one that is not always there. */
function toConditional(member: Json): { readonly when?: string; readonly value: Json } {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return { value: member }
  const { when, value, ...others } = member as { readonly [name: string]: Json }
  const isConditional = typeof when === 'string' && value !== undefined && Object.keys(others).length === 0
  return isConditional ? { when, value } : { value: member }
}

function fillPresent(value: Json, placeholders: Placeholders): Json | undefined {
  if (typeof value === 'string') {
    const names = [...value.matchAll(/\{(\w{1,40})\}/g)].map(([, name]) => name ?? '')
    const lacksValue = names.some(
      (name) => Object.hasOwn(placeholders, name) && placeholders[name] === undefined,
    )
    return lacksValue ? undefined : fillPlaceholders(value, placeholders)
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.flatMap((each) => fillPresent(each, placeholders) ?? [])
  const members = Object.entries(value).flatMap(([name, each]) => {
    const filled = fillPresent(each, placeholders)
    return filled === undefined ? [] : [[name, filled] as const]
  })
  return members.length === 0 && Object.keys(value).length > 0 ? undefined : Object.fromEntries(members)
}
