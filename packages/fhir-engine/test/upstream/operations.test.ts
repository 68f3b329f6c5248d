import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { createUpstream } from '../../src/upstream/index.ts'
import type { Any } from '../engine.ts'
import { LABS } from '../leak/leak-terminology.ts'
import { WORLD } from '../leak/leak-world.ts'
import { fetchFrom } from './backends.ts'
import { all, base, grantAmy, listIds, send } from './behind-upstream.ts'

/** Starts an upstream that notes what it is asked. */
function startAsked() {
  const asked: string[] = []
  const store = createFhirBase(WORLD).fork()
  const upstream = createUpstream({
    base,
    fetch: (url, init) => {
      asked.push(decodeURIComponent(String(url).slice(base.length + 1)))
      return fetchFrom(store, base)(url, init)
    },
  })
  return { asked, upstream }
}

const STATUS = 'http://hl7.org/fhir/ValueSet/observation-status'

describe('in front of another server', () => {
  it.each([
    'Encounter/amy-shaw-encounter-1/$everything',
    'Group/all-patients/$everything',
    'Observation/$lastn?patient=amy-shaw&category=laboratory',
    `ValueSet/$expand?url=${LABS}`,
    'ValueSet/labs/$validate-code?system=http://loinc.org&code=2093-3',
    'CodeSystem/$lookup?system=http://loinc.org&code=2093-3',
  ])('%s is not available, whoever asks, and is not passed on', async (url) => {
    for (const access of [all, grantAmy('patient/*.rs')]) {
      const { asked, upstream } = startAsked()
      const { status, body } = await send(upstream, `GET ${url}`, access)
      expect([status, (body as Any).issue[0].code, asked]).toEqual([404, 'not-supported', []])
    }
  })

  it('the statements claim only what is available', async () => {
    const { upstream } = startAsked()
    const statement = (await send(upstream, 'GET metadata', all)).body as Any
    const named = (type: string) =>
      statement.rest[0].resource
        .find((each: Any) => each.type === type)
        .operation.map(({ definition }: Any) => definition.split('/').at(-1))
    expect(named('Patient')).toEqual(['Resource-validate', 'Patient-everything', 'patient-export'])
    expect(named('Group')).toEqual(['Resource-validate', 'group-export'])
    for (const type of ['Encounter', 'Observation', 'ValueSet', 'CodeSystem', 'DocumentReference']) {
      expect(named(type)).toEqual(['Resource-validate'])
    }
    const terminology = (await send(upstream, 'GET metadata?mode=terminology', all)).body as Any
    expect(terminology.resourceType).toBe('TerminologyCapabilities')
    expect(Object.keys(terminology)).not.toEqual(expect.arrayContaining(['codeSystem']))
    expect(terminology).not.toHaveProperty('expansion')
  })

  it('value sets in a search are for those who may see everything', async () => {
    const { asked, upstream } = startAsked()
    const narrow = await send(upstream, `GET Observation?code:in=${LABS}`, grantAmy('patient/*.rs'))
    expect([narrow.status, asked]).toEqual([400, []])
    const wide = await send(upstream, `GET Observation?code:in=${LABS}&_count=5`, all)
    expect(wide.status).toBe(200)
    expect(listIds(wide).length).toBeGreaterThan(0)
  })

  it('a constraint by a value set is judged here, not passed on, and grants nothing that is not known', async () => {
    const { asked, upstream } = startAsked()
    const known = grantAmy(`patient/Observation.rs?status:in=${STATUS}`)
    expect(listIds(await send(upstream, 'GET Observation?_count=5', known)).length).toBeGreaterThan(0)
    const unknown = grantAmy(`patient/Observation.rs?code:not-in=${LABS} patient/ValueSet.rs`)
    expect(listIds(await send(upstream, 'GET Observation?_count=5', unknown))).toEqual([])
    expect(asked.filter((each) => each.includes(':in') || each.includes(':not-in'))).toEqual([])
  })

  it('a conditional write by a value set finds its match', async () => {
    const { upstream } = startAsked()
    const criteria = `_id=amy-shaw-bp-1&code:in=${LABS}`
    const reply = await send(upstream, `DELETE Observation?${criteria}`, all)
    expect(reply.status).toBe(204)
    expect((await send(upstream, 'GET Observation/amy-shaw-bp-1', all)).status).toBe(404)
  })
})
