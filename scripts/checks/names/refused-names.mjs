import { REFUSED_TYPES, REFUSED_WORDS, VERBS } from './refused-words.mjs'

/** @import { ExportedName } from './exported-names.mjs' */

// Section 4 of the naming guide: words, patterns and type names that exported names must not have.

const PARTICIPLES = new Set('seen hidden written shown known held kept made sent taken given told'.split(' '))
const EXPECTATIONS = /\/expectations\/[a-z0-9-]+\.ts$/
/** Builders of FHIR codes are named like their code system: `loinc`, `snomed`, `ucum`. */
const FHIR_BUILDERS = /\/sample\/values\/codes\.ts$/
/** Handlers are named like the FHIR interactions: `history-instance`, `vread`, conditional update. */
const FHIR_HANDLERS =
  /^(?:batch|transaction|everything|vread|update|patch|history(?:Instance|Type|System|TypeOrSystem)|conditional(?:Update|Patch|Delete))$/
/** `spec.ts` holds links to the specifications, each named like its page. */
const LINKS = /\/spec\.ts$/
const FACTORIES = /(?:Routes|Guard)$/
const OTHER_FUNCTIONS = new Set(['sha256', 'inconclusive'])

/**
 * The words of a name, in lower case.
 *
 * @param {string} name
 */
function splitWords(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[ _$]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/**
 * The reason why a name is refused, or `undefined`.
 *
 * @param {ExportedName} exported
 * @returns {string | undefined}
 */
export function findNameProblem({ name, kind, path, isDeclaration }) {
  if (isDeclaration) return undefined
  const refused = splitWords(name).find((word) => REFUSED_WORDS.has(word))
  if (refused !== undefined) return `has the refused word ${refused}`
  if (kind === 'type' && REFUSED_TYPES.has(name)) return 'is a refused type name'
  return kind === 'function' ? findFunctionProblem(name, path) : undefined
}

/**
 * @param {string} name
 * @param {string} path
 */
function findFunctionProblem(name, path) {
  const isExpectation = EXPECTATIONS.test(path)
  if (/Of$/.test(name) && !/^(?:anyOf|allOf)$/.test(name)) return 'is a function that ends in Of'
  if (isExpectation || isVerbless(name, path)) return undefined
  return /^[a-z]+$/.test(name) && isParticiple(name)
    ? 'is a function named by one participle'
    : findVerbProblem(name)
}

/** @param {string} name */
function isParticiple(name) {
  return PARTICIPLES.has(name) || (/(?:ed|ing|[^s]s)$/.test(name) && !VERBS.has(name))
}

/**
 * @param {string} name
 * @param {string} path
 */
function isVerbless(name, path) {
  return (
    LINKS.test(path) ||
    FHIR_BUILDERS.test(path) ||
    FACTORIES.test(name) ||
    FHIR_HANDLERS.test(name) ||
    OTHER_FUNCTIONS.has(name)
  )
}

/** @param {string} name */
function findVerbProblem(name) {
  const [verb = ''] = splitWords(name)
  return VERBS.has(verb) ? undefined : `is a function whose first word, ${verb}, is not in the list of verbs`
}

/**
 * Type names that two files of one program export, as `name: path, path`.
 *
 * @param {readonly ExportedName[]} names
 */
export function findRepeatedTypes(names) {
  /** @type {Map<string, string[]>} */
  const paths = new Map()
  for (const { name, kind, path } of names) {
    if (kind !== 'type' || name === 'SmartFixtures') continue
    const key = `${getProgram(path)} ${name}`
    paths.set(key, [...(paths.get(key) ?? []), path])
  }
  return [...paths]
    .filter(([, all]) => all.length > 1)
    .map(([key, all]) => `${key.split(' ')[1]}: ${all.join(', ')}`)
}

/**
 * Programs are the client, the console, the clients that tests drive, and the mock with everything else.
 *
 * @param {string} path
 */
function getProgram(path) {
  const [name = ''] = path.split('/')
  if (['client', 'console', 'test-clients'].includes(name)) return name
  return path.includes('/src/console/') ? 'console' : 'mock'
}

const MEMBER = /^\s*(?:readonly )?'?(says|honest|heldBack|wish|fix|act|play)'?\??(?::|\()/

/**
 * Lines that declare or set a member or JSON key of a refused name, as `path:line name`.
 *
 * @param {string} text
 * @param {string} path
 */
export function findRefusedMembers(text, path) {
  return text
    .split('\n')
    .map((line, index) => ({ name: MEMBER.exec(line)?.[1], at: index + 1 }))
    .filter(({ name }) => name !== undefined)
    .map(({ name, at }) => `${path}:${at} ${name}`)
}

/**
 * Doc comments that open with a question word, as `path:line word`.
 *
 * @param {string} text
 * @param {string} path
 */
export function findQuestionComments(text, path) {
  return [...text.matchAll(/\/\*\*\s+(?:\*\s+)?(What|Whether|Who|Where|How|Why)\b/g)].map(
    ({ 1: word, index }) => `${path}:${text.slice(0, index).split('\n').length} ${word}`,
  )
}
