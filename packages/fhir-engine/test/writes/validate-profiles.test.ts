import { beforeAll, describe, expect, it } from 'vitest'
import { prepareRequest } from '../../src/index.ts'
import { type Any, sampleStore } from '../engine.ts'
import { createRequest, judge, listErrors } from './judge-resource.ts'

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition'

describe('$validate by a profile', () => {
  beforeAll(() => prepareRequest(createRequest('$validate')))
  const sample = (id: string) => {
    const { meta: _, ...resource } = sampleStore().get(id.split('/')[0] ?? '', id.split('/')[1] ?? '') as Any
    return structuredClone(resource)
  }
  const by = (profile: string, resource: Any) => listErrors(judge(resource, `$validate?profile=${profile}`))

  it.each<[string, string, (patient: Any) => void, RegExp]>([
    ['no name', 'us-core-patient', (each) => delete each.name, /Patient.name must occur at least 1/],
    ['no gender', 'us-core-patient', (each) => delete each.gender, /Patient.gender must occur/],
    ['an identifier without system', 'us-core-patient', (each) => delete each.identifier[0].system, /system/],
    ['a name without parts', 'us-core-patient', (each) => (each.name = [{ text: 'x' }]), /us-core-6/],
    ['two races', 'us-core-patient', (each) => each.extension.push(each.extension[0]), /slice race/],
    [
      'a race without text',
      'us-core-patient',
      (each) => each.extension[0].extension.pop(),
      /extension must occur at least 1 times of the slice text/,
    ],
    ['another type', 'us-core-medicationrequest', () => undefined, /a profile of MedicationRequest/],
  ])('finds %s', (_, profile, spoil, message) => {
    const patient = sample('Patient/amy-shaw')
    expect(by(`${US_CORE}/us-core-patient`, patient)).toEqual([])
    spoil(patient)
    expect(by(`${US_CORE}/${profile}`, patient).join()).toMatch(message)
  })

  it.each<[string, (observation: Any) => void, RegExp]>([
    ['no diastolic pressure', (each) => each.component.pop(), /slice diastolic/],
    ['another code', (each) => (each.code.coding[0].code = '1-8'), /Observation.code must have/],
    ['another unit', (each) => (each.component[0].valueQuantity.code = 'kPa'), /must be "mm\[Hg\]"/],
    ['another type', (each) => swap(each.component[0]), /must be of type Quantity/],
    ['no category', (each) => delete each.category, /slice VSCat/],
    ['a date of a year only', (each) => (each.effectiveDateTime = '2020'), /vs-1/],
    ['another subject', (each) => (each.subject = { reference: 'Group/x' }), /may refer to Patient/],
  ])('finds %s in a blood pressure', (_, spoil, message) => {
    const observation = sample('Observation/amy-shaw-bp-1')
    expect(by(`${US_CORE}/us-core-blood-pressure`, observation)).toEqual([])
    spoil(observation)
    expect(by(`${US_CORE}/us-core-blood-pressure`, observation).join()).toMatch(message)
  })

  it('knows the profiles of vital signs of R4, with their units', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/bodyweight'
    const weight = sample('Observation/amy-shaw-bp-1')
    const loinc = { system: 'http://loinc.org', code: '29463-7' }
    delete weight.component
    const quantity = { value: 70, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' }
    Object.assign(weight, { code: { coding: [loinc] }, valueQuantity: quantity })
    expect(by(url, weight)).toEqual([])
    expect(by(`${url}|4.0.1`, weight)).toEqual([])
    expect(by(url, { ...weight, valueQuantity: { ...quantity, code: 'm' } }).join()).toMatch(
      /ucum-bodyweight/,
    )
    expect(judge(weight, `$validate?profile=${url}|9`).map(({ code }) => code)).toContain('not-supported')
  })

  it('checks what a resource claims, and names the parts that it cannot check', () => {
    const patient = { ...sample('Patient/amy-shaw'), meta: { profile: [`${US_CORE}/us-core-patient`] } }
    expect(judge(patient).at(-1).diagnostics).toMatch(
      /us-core-patient 5\.0\.1\..*ValueSet\/omb-race-category/,
    )
    expect(listErrors(judge({ ...patient, gender: undefined }))).toHaveLength(1)
  })
})

/** Replaces a quantity by a text. */
function swap(component: Any): void {
  delete component.valueQuantity
  component.valueString = 'high'
}
