import { withoutTrailingSlash } from '../discovery/fhir-base.ts'

const ID = /^[A-Za-z0-9.-]{1,64}$/

/** Returns `true` when a value is a FHIR id; an id of dots only would leave the path. */
export function isFhirId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value) && !/^\.+$/.test(value)
}

/**
 * Returns `Type/id` of a reference, relative or absolute below the base; `undefined` for anything else
 * (C-154, C-155).
 */
export function toLocalReference(
  reference: string,
  fhirBase: string,
): { type: string; id: string } | undefined {
  const prefix = `${withoutTrailingSlash(fhirBase)}/`
  const relative = reference.startsWith(prefix) ? reference.slice(prefix.length) : reference
  const [type = '', id, ...rest] = relative.split('/')
  return rest.length === 0 && /^[A-Z][A-Za-z]+$/.test(type) && isFhirId(id) ? { type, id } : undefined
}
