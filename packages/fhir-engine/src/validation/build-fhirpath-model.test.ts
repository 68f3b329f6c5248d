import r4 from 'fhirpath/fhir-context/r4'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BuiltModel, buildFhirpathModel } from './build-fhirpath-model.ts'

const library = r4 as BuiltModel
let built: BuiltModel
beforeAll(() => {
  built = buildFhirpathModel()
})

/**
 * An extension that a profile adds to ElementDefinition, whose elements the library lists as if the type had them.
 * It never asks for them, since it takes the content of every extension from `Extension`.
 */
const OF_A_PROFILE = /^ElementDefinition\.extension\./

/** Returns the members of one object that the other lacks or has otherwise. */
function compare(left: object, right: object): string[] {
  const other = new Map(Object.entries(right))
  const differs = ([name, value]: [string, unknown]) =>
    JSON.stringify(other.get(name)) !== JSON.stringify(value)
  return Object.entries(left)
    .filter(differs)
    .map(([name]) => name)
}
const withoutProfile = (table: object) =>
  Object.fromEntries(Object.entries(table).filter(([path]) => !OF_A_PROFILE.test(path)))
const sort = (table: Readonly<Record<string, string[]>>) =>
  Object.fromEntries(Object.entries(table).map(([path, types]) => [path, types.toSorted()]))

describe('the model of the FHIRPath library', () => {
  it.each(['path2Type', 'path2TypeWithoutElements'] as const)('has the same %s', (table) => {
    expect(Object.keys(built[table]).length).toBeGreaterThan(7000)
    expect(compare(built[table], library[table])).toEqual([])
    expect(compare(withoutProfile(library[table]), built[table])).toEqual([])
  })

  it('leaves out of the types of elements only those of a profile', () => {
    const left = compare(library.path2Type, built.path2Type)
    expect(left.map((path) => path.replace(OF_A_PROFILE, ''))).toEqual([
      ...['extension', 'id', 'url', 'valueCanonical', 'valueCodeableConcept', 'valueString'],
    ])
  })

  it.each(['path2Repeating', 'pathsDefinedElsewhere'] as const)('has the same %s', (table) => {
    expect(Object.keys(built[table]).length).toBeGreaterThan(40)
    expect(compare(built[table], library[table])).toEqual([])
    expect(compare(library[table], built[table])).toEqual([])
  })

  it('has the same types of choices, in the order of the names where any type is allowed', () => {
    const [mine, its] = [sort(built.choiceTypePaths), sort(library.choiceTypePaths)]
    expect(compare(mine, its)).toEqual([])
    expect(compare(its, mine)).toEqual(['ElementDefinition.extension.value'])
    const inOtherOrder = compare(built.choiceTypePaths, library.choiceTypePaths)
    expect(inOtherOrder.filter((path) => built.choiceTypePaths[path]?.length !== 50)).toEqual([])
  })

  it('has the same parents of types, and that of the abstract MetadataResource', () => {
    expect(compare(library.type2Parent, built.type2Parent)).toEqual([])
    expect(compare(built.type2Parent, library.type2Parent)).toEqual(['MetadataResource'])
    const added = [...built.availableTypes].filter((type) => !library.availableTypes.has(type))
    expect(added).toEqual(['MetadataResource'])
    expect([...library.availableTypes].filter((type) => !built.availableTypes.has(type))).toEqual([])
  })

  it('has no other members than these, and those of looking up resources', () => {
    const ofLookups = ['score', 'path2RefType', 'resourcesWithUrlParam']
    const names = (model: object) => Object.keys(model).filter((name) => !ofLookups.includes(name))
    expect(names(built).toSorted()).toEqual(names(library).toSorted())
    expect(built.version).toBe(library.version)
  })

  it('would not be the same with one element less', () => {
    const { 'Patient.birthDate': _, ...rest } = built.path2Type
    expect(compare(library.path2Type, rest)).toContain('Patient.birthDate')
  })
})
