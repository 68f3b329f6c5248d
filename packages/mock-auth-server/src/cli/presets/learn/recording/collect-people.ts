import type { Json, JsonObject } from '../../../../core/util/json.ts'
import { decodeJwt } from './decode-jwt.ts'
import { type Exchange, isObject, readForm, readJson } from './exchange.ts'

/** Members of resources and claims whose texts are about a person. */
const PERSONAL =
  /^(?:name|family|given|text|telecom|value|identifier|birthDate|address|line|city|postalCode|given_name|family_name|preferred_username|username|email|phone_number|birthdate|fhirUser|profile)$/
const PEOPLE = /^(?:Patient|Person|Practitioner|RelatedPerson)$/
const FIELDS = ['username', 'password', 'client_secret']
const SHORTEST = 3

/** Collects texts that are about a person, or that one typed: names, addresses, numbers, user names, passwords. */
export function collectPeople(exchanges: readonly Exchange[]): readonly string[] {
  const found = new Set<string>()
  for (const exchange of exchanges) {
    const form = readForm(exchange)
    for (const name of FIELDS) addWords(found, form?.get(name) ?? '')
    const json = readJson(exchange)
    if (!isObject(json)) continue
    const claims = decodeJwt(json.id_token)?.claims
    if (claims) addPersonal(found, claims)
    const entries = Array.isArray(json.entry) ? json.entry : []
    for (const resource of [json, ...entries.map((each) => (isObject(each) ? each.resource : undefined))])
      if (isObject(resource) && PEOPLE.test(String(resource.resourceType))) addPersonal(found, resource)
  }
  return [...found].sort((one, other) => other.length - one.length)
}

function addPersonal(found: Set<string>, value: JsonObject): void {
  for (const [name, member] of Object.entries(value)) if (PERSONAL.test(name)) addTexts(found, member ?? null)
}

/** Adds the personal texts of a value: those of the members that are about a person, down to the last. */
function addTexts(found: Set<string>, value: Json): void {
  if (typeof value === 'string') addWords(found, value)
  else if (Array.isArray(value)) for (const each of value) addTexts(found, each ?? null)
  else if (isObject(value)) addPersonal(found, value)
}

/** Adds a text and its words, but for words that errors have too. */
function addWords(found: Set<string>, text: string): void {
  for (const word of [text, ...text.split(/[\s,]+/)])
    if (word.length >= SHORTEST && (word === text || !/^[a-z]+$/.test(word)) && !PEOPLE.test(word))
      found.add(word)
}
