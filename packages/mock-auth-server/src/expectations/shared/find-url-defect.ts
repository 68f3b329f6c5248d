const TYPE = /^[A-Z][A-Za-z]+$/
/** The form of an id (FHIR R4, data types). */
export const FHIR_ID = /^[A-Za-z0-9\-.]{1,64}$/
const ENCODED = /^(?:[A-Za-z0-9\-._~]|%[0-9A-Fa-f]{2})*$/
const REFERENCE = /^(?:[A-Z][A-Za-z]+\/)?[A-Za-z0-9\-.]{1,64}$|^https?:\/\/\S+$/
const PATIENTS = new Set(['patient', 'subject', '_id'])
const NOTHING = new Set(['undefined', 'null', 'NaN', '[object Object]'])

/** Returns the defect of a FHIR target, or `undefined`. */
export function findUrlDefect(target: string): string | undefined {
  const at = target.indexOf('/fhir/')
  if (at < 0) return undefined
  const rest = target.slice(at + '/fhir/'.length)
  const mark = rest.indexOf('?')
  const path = mark < 0 ? rest : rest.slice(0, mark)
  const query = mark < 0 ? '' : rest.slice(mark + 1)
  return oddPath(path.split('/'), query !== '') ?? oddQuery(new URLSearchParams(query))
}

function oddPath(segments: readonly string[], searches: boolean): string | undefined {
  const [type = '', id, next] = segments
  if (segments.length === 1 && type === '') return undefined
  if (segments.some((segment) => /^\.{1,2}$/.test(segment))) return 'path traversal'
  if (!TYPE.test(type) && !/^(?:[_$]|metadata$|\.well-known$)/.test(type)) return 'no resource type'
  if (id === undefined || /^[_$]/.test(id)) return undefined
  if (id === '') return searches && segments.length === 2 ? undefined : 'an empty id'
  if (isNothing(id)) return 'an id that is not a value'
  if (!FHIR_ID.test(id) && !(id.includes('%') && ENCODED.test(id))) return 'an id that FHIR does not allow'
  if (TYPE.test(id) && next !== undefined && !/^[_$]/.test(next)) return 'a repeated resource type'
  return undefined
}

function oddQuery(query: URLSearchParams): string | undefined {
  for (const [name, value] of query) {
    if (isNothing(value.split('/').at(-1) ?? '')) return `${name} is not a value`
    if (PATIENTS.has(name.split(':')[0] ?? '') && !value.split(',').every((one) => REFERENCE.test(one))) {
      return `${name} is not a reference`
    }
  }
  return undefined
}

function isNothing(text: string): boolean {
  try {
    return NOTHING.has(decodeURIComponent(text))
  } catch {
    return true
  }
}
