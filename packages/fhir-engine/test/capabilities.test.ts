import { describe, expect, it } from 'vitest'
import { findProfile } from '../src/definitions/profiles.ts'
import { SUPPORTED_PROFILES } from '../src/interactions/capabilities/build-capability-statement.ts'
import { profileTable } from '../src/tables/profile-table.ts'
import { checkInvariants } from '../src/validation/invariants.ts'
import { validateResource } from '../src/validation/validate-resource.ts'
import { type Any, ask, sampleStore } from './engine.ts'

const store = sampleStore()
const statement = ask(store, 'metadata').body as Any
const [rest] = statement.rest
const typeOf = (type: string) => rest.resource.find((each: Any) => each.type === type)

describe('the CapabilityStatement', () => {
  it('is valid', () => {
    expect(validateResource(statement)).toEqual([])
    expect(checkInvariants(statement).issues.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('lists compartments, _revinclude and what it instantiates', () => {
    expect(rest.compartment).toEqual(['http://hl7.org/fhir/CompartmentDefinition/patient'])
    expect(statement.instantiates).toEqual(['http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data'])
    expect(typeOf('Practitioner').searchRevInclude).toContain('PractitionerRole:practitioner')
    expect(typeOf('Patient').searchRevInclude).not.toContain('PractitionerRole:practitioner')
    for (const include of typeOf('Medication').searchRevInclude) {
      const { status, body } = ask(store, `Medication?_count=1&_revinclude=${include}`)
      expect([status, (body as Any).issue]).toEqual([200, undefined])
    }
  })

  it('claims no phonetic search, which is ignored with a warning', () => {
    expect(JSON.stringify(statement)).not.toContain('phonetic')
    const { entry } = ask(store, 'Patient?phonetic=shaw&_count=1').body as Any
    expect(entry.at(-1).resource.issue[0].diagnostics).toContain('phonetic')
  })

  it('names the profiles that $validate checks', () => {
    for (const { type, supportedProfile } of rest.resource) {
      expect(supportedProfile).toEqual(SUPPORTED_PROFILES[type])
      for (const url of supportedProfile ?? []) expect(findProfile(url)?.type).toBe(type)
    }
    const lines = profileTable.split('\n').filter((line) => line && !line.includes('"type":"Extension"'))
    expect(Object.values(SUPPORTED_PROFILES).flat()).toHaveLength(lines.length)
  })
})

describe('the operations', () => {
  it.each([
    ['Patient', ['validate', 'everything', 'export']],
    ['Encounter', ['validate', 'everything']],
    ['Group', ['validate', 'export', 'everything']],
    ['Observation', ['validate', 'lastn']],
    ['ValueSet', ['validate', 'expand', 'validate-code']],
    ['CodeSystem', ['validate', 'lookup', 'validate-code']],
    ['Condition', ['validate']],
  ])('of %s are %j', (type, names) => {
    expect(typeOf(type).operation.map(({ name }: Any) => name)).toEqual(names)
  })

  it('work wherever they are claimed, and nowhere else', () => {
    const every = [
      ...new Set(rest.resource.flatMap((each: Any) => each.operation.map(({ name }: Any) => name))),
    ]
    for (const { type, operation } of rest.resource) {
      const claimed = operation.map(({ name }: Any) => name)
      for (const name of every) {
        const replies = [`${type}/$${name}`, `${type}/x/$${name}`].map((url) => ask(store, url).body as Any)
        const isMissing = replies.every((body) =>
          /^Operation .* not supported/.test(body.issue?.[0].diagnostics),
        )
        expect([type, name, isMissing]).toEqual([type, name, !claimed.includes(name) && name !== 'export'])
      }
    }
  })
})

describe('metadata by mode', () => {
  const get = (mode: string) => ask(store, `metadata?mode=${mode}`)

  it('terminology returns TerminologyCapabilities, which claim what works', () => {
    const body = get('terminology').body as Any
    expect([body.resourceType, Object.keys(body)]).toEqual([
      'TerminologyCapabilities',
      expect.not.arrayContaining(['translation', 'closure']),
    ])
    expect(validateResource(body)).toEqual([])
    expect(checkInvariants(body).issues.filter(({ severity }) => severity === 'error')).toEqual([])
    for (const { uri, version } of body.codeSystem) {
      const query = `url=${uri}&code=no-such-code${version ? `&version=${version[0].code}` : ''}`
      const { parameter } = ask(store, `CodeSystem/$validate-code?${query}`).body as Any
      expect(parameter[0]).toEqual({ name: 'result', valueBoolean: false })
    }
    const names = body.expansion.parameter.map(({ name }: Any) => name)
    expect(names).toEqual(expect.arrayContaining(['url', 'filter', 'count', 'offset']))
  })

  it('full and normative return the CapabilityStatement; others are refused', () => {
    for (const mode of ['full', 'normative', '']) expect(get(mode).body).toEqual(statement)
    expect(get('everything').status).toBe(400)
  })
})
