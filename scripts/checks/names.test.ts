import { describe, expect, test } from 'vitest'
import { listModules, parseExportedNames } from './names/exported-names.mjs'
import {
  findNameProblem,
  findQuestionComments,
  findRefusedMembers,
  findRepeatedTypes,
} from './names/refused-names.mjs'

// Section 4 of the naming guide over the sources of all packages. What each pattern refuses is shown below,
// since a pattern that matches nothing would pass in silence.

const modules = listModules()
const names = modules.flatMap(({ path, text }) => parseExportedNames(text, path))

describe('the packages', () => {
  test('have exported names, so that there is something to check', () => {
    expect(names.length).toBeGreaterThan(2000)
  })

  test('export no name that the guide refuses', () => {
    const refused = names.flatMap((exported) => {
      const problem = findNameProblem(exported)
      return problem === undefined ? [] : [`${exported.path}: ${exported.name} ${problem}`]
    })
    expect(refused).toEqual([])
  })

  test('export each type name once in each program', () => {
    expect(findRepeatedTypes(names)).toEqual([])
  })

  test('have no member or JSON key of a refused name', () => {
    expect(modules.flatMap(({ path, text }) => findRefusedMembers(text, path))).toEqual([])
  })
})

/** The problem of the only export of a module. */
const problemOf = (text: string, path = 'mock-auth-server/src/core/subject.ts') => {
  const [exported, ...others] = parseExportedNames(text, path)
  if (!exported || others.length > 0) throw new Error(`${text} has not one export`)
  return findNameProblem(exported)
}

describe('an exported name is refused', () => {
  test.each([
    ['a reserved word at the end', 'export const verdictSays = 1', 'has the refused word says'],
    ['a reserved word in capitals', 'export const KEPT_BUNDLES = 1', 'has the refused word kept'],
    ['a reserved word in a type', 'export interface ExportWish {}', 'has the refused word wish'],
    ['a reserved word in a class', 'export class World2Scene {}', 'has the refused word scene'],
    ['a type name that says too little', 'export type Entry = 1', 'is a refused type name'],
    ['a function that ends in Of', 'export function listOf() {}', 'is a function that ends in Of'],
    ['an arrow that ends in Of', 'export const countOf = (x: string) => x', 'is a function that ends in Of'],
    ['-ed', 'export function cached() {}', 'is a function named by one participle'],
    ['-ing', 'export const matching = async () => 1', 'is a function named by one participle'],
    ['third person -s', 'export function accepted() {}', 'is a function named by one participle'],
    [
      'plural',
      'export const allergies: ChartBuilder = ({ person }) => []',
      'is a function named by one participle',
    ],
    ['an irregular participle', 'export function written() {}', 'is a function named by one participle'],
    [
      'a noun',
      'export function patientRow() {}',
      'is a function whose first word, patient, is not in the list of verbs',
    ],
    [
      'a generic arrow',
      'export const odd = <T,>(x: T) => x',
      'is a function whose first word, odd, is not in the list of verbs',
    ],
    [
      'an arrow on the next line',
      'export const odd =\n  (x: number) => x',
      'is a function whose first word, odd, is not in the list of verbs',
    ],
  ])('for %s', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })

  test('for a helper in faults/ too', () => {
    expect(problemOf('export function refused() {}', 'mock-auth-server/src/faults/token/refused.ts')).toBe(
      'is a function named by one participle',
    )
  })
})

describe('an exported name is allowed', () => {
  test.each([
    ['verb and object', 'export function findClient() {}', 'core/find-client.ts'],
    ['a verb alone', 'export async function listen() {}', 'http/listen.ts'],
    ['a value of any word', 'export const entries = signal([])', 'state/entries.ts'],
    ['a calculation in parentheses', 'export const limit = (1 + 2) * 3', 'core/limit.ts'],
    ['a component', 'export function Words() {}', 'components/words.tsx'],
    ['a constructor of an expectation', 'export const rediscovers = () => 1', 'src/expectations/x.ts'],
    ['anyOf', 'export const anyOf = () => 1', 'src/expectations/x.ts'],
    ['a fault', 'export const answerHeld = defineFault({', 'faults/token/answer-held.ts'],
    ['a rule', 'export const secretsInPlace = defineRule({', 'rules/secrets/secrets-in-place.ts'],
    ['a factory of routes', 'export function launchRoutes() {}', 'routes/launch-routes.ts'],
    ['a link to a specification', 'export const oidc = (section: string) => section', 'core/spec.ts'],
    ['a FHIR builder', 'export const loinc = (code: Code) => code', 'fhir/sample/values/codes.ts'],
    ['a FHIR interaction', 'export const vread: Handler = (call) => call', 'interactions/read.ts'],
  ])('for %s', (_, text, path) => {
    expect(problemOf(text, `mock-auth-server/src/${path}`)).toBeUndefined()
  })
})

describe('the parser', () => {
  test('reads every kind of export, one below the other', () => {
    const text =
      'export const A = 1\nexport type B = 1\nexport interface C {}\nexport class D {}\n' +
      'export function e() {}\nexport async function f() {}\nexport const g = (x: number): number => x\n' +
      "export { h } from './h.ts'\nconst i = 1\n"
    expect(parseExportedNames(text, 'a.ts').map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'A value',
      'B type',
      'C type',
      'D type',
      'e function',
      'f function',
      'g function',
    ])
  })
})

describe('type names', () => {
  const type = (path: string, name = 'Row2') => parseExportedNames(`export type ${name} = 1`, path)

  test('are refused twice in one program', () => {
    expect(findRepeatedTypes([...type('client/src/a.ts'), ...type('client/src/b.ts')])).toEqual([
      'Row2: client/src/a.ts, client/src/b.ts',
    ])
    expect(
      findRepeatedTypes([...type('fhir-engine/src/a.ts'), ...type('mock-auth-server/src/a.ts')]),
    ).toHaveLength(1)
  })

  test('are allowed once in each program, and for the fixtures of each test runner', () => {
    const paths = [
      'client/src/a.ts',
      'console/src/a.ts',
      'test-clients/src/a.ts',
      'mock-auth-server/src/core/a.ts',
    ]
    const fixtures = ['vitest', 'playwright'].flatMap((runner) =>
      type(`testing/src/${runner}.ts`, 'SmartFixtures'),
    )
    expect(findRepeatedTypes([...paths.flatMap((path) => type(path)), ...fixtures])).toEqual([])
  })
})

describe('members', () => {
  test.each(['says', 'honest', 'heldBack', 'wish', 'fix', 'act', 'play'])('%s is refused', (name) => {
    const text = `interface A {\n  readonly ${name}?: string\n}\nconst a = {\n  ${name}: 1,\n}\n`
    expect(findRefusedMembers(text, 'a.ts')).toEqual([`a.ts:2 ${name}`, `a.ts:5 ${name}`])
  })

  test('longer names are allowed', () => {
    expect(findRefusedMembers('  fixed: 1,\n  player: 2,\n  action: 3,\n', 'a.ts')).toEqual([])
  })
})

describe('doc comments', () => {
  // Over the packages once their texts keep to section 3.1.
  test.each(['What', 'Whether', 'Who', 'Where', 'How', 'Why'])('%s at the beginning is found', (word) => {
    const text = `/** ${word} it is. */\nconst a = 1\n/**\n * ${word} it was.\n */\n/** Returns ${word}. */\n`
    expect(findQuestionComments(text, 'a.ts')).toEqual([`a.ts:1 ${word}`, `a.ts:3 ${word}`])
  })
})
