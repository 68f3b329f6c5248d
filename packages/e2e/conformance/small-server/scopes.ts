/** A scope for resources of the patient in context. */
interface ResourceScope {
  readonly type: string
  /** Letters of c, r, u, d, s. */
  readonly letters: string
  /** Code of the category to which it is restricted. */
  readonly category: string | undefined
}

const RESOURCE = /^patient\/(\*|[A-Z][A-Za-z]+)\.(c?r?u?d?s?|read)(?:\?category=([^&]+))?$/
const OTHERS = ['launch/patient', 'openid', 'fhirUser', 'offline_access']

/** Returns what is granted of a request: reading of records and what a login needs. */
export const grantScopes = (requested: string): string =>
  [...new Set(requested.split(' '))].filter((each) => OTHERS.includes(each) || isReading(each)).join(' ')

function isReading(scope: string): boolean {
  const [, type, letters = ''] = RESOURCE.exec(scope) ?? []
  return type !== undefined && /^(r?s?|read)$/.test(letters) && letters !== '' && isKnownType(type)
}

const isKnownType = (type: string): boolean => ['*', 'Patient', 'Observation'].includes(type)

function listResourceScopes(scope: string): ResourceScope[] {
  return scope.split(' ').flatMap((each) => {
    const [whole, type = '', letters = '', category] = RESOURCE.exec(each) ?? []
    if (whole === undefined) return []
    return [{ type, letters: letters === 'read' ? 'rs' : letters, category: category?.split('|').at(-1) }]
  })
}

/** Lists the scopes that permit an interaction with a type. */
export const listPermitting = (scope: string, type: string, letter: string): ResourceScope[] =>
  listResourceScopes(scope).filter(
    (each) => (each.type === '*' || each.type === type) && each.letters.includes(letter),
  )

/** Returns `true` when every requested scope is granted already. */
export const isWithin = (requested: string, granted: string): boolean =>
  requested.split(' ').every((each) => {
    if (granted.split(' ').includes(each)) return true
    const [asked] = listResourceScopes(each)
    if (!asked) return false
    return [...asked.letters].every((letter) =>
      listPermitting(granted, asked.type, letter).some(({ category }) => category === undefined),
    )
  })
