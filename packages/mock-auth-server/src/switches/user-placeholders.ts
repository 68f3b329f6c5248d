import type { Person } from '@smart-mock/fhir-engine/model/person'
import type { Placeholders } from './fill-placeholders.ts'

/** Collects the placeholders of a user: bare id, sign-in name, names and reference; without a user, none has a value. */
export function collectUserPlaceholders(
  users: readonly Person[],
  reference: string | undefined,
  fhirBase: string,
): Placeholders {
  const person = users.find((each) => each.reference === reference)
  const words = person ? splitName(person) : []
  return {
    user: reference?.split('/').at(-1),
    username: reference && createUsername(users, reference),
    name: person?.name,
    given: words.slice(0, -1).join(' ') || undefined,
    family: words.at(-1),
    fhirUser: reference && `${fhirBase}/${reference}`,
    fhirUserRelative: reference,
  }
}

/** Returns the words of a name without titles such as "Dr.". */
function splitName({ name }: Person): string[] {
  return name.split(/\s+/).filter((word) => word !== '' && !word.endsWith('.'))
}

/**
 * Creates the name that a user signs in with, such as `ada.okafor`: different from every FHIR id, and unique, since
 * later users of the same name have a number.
 */
export function createUsername(users: readonly Person[], reference: string): string {
  const person = users.find((each) => each.reference === reference)
  const name = person ? toUsername(person) : ''
  if (name === '') return `user.${reference.replace('/', '.').toLowerCase()}`
  const same = users.filter((each) => toUsername(each) === name)
  const index = same.findIndex((each) => each.reference === reference)
  return index === 0 ? name : `${name}${index + 1}`
}

function toUsername(person: Person): string {
  const plain = splitName(person).map((word) =>
    word
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  )
  return plain.filter((word) => word !== '').join('.')
}
