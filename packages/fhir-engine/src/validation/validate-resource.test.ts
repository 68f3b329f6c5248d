import { describe, expect, it } from 'vitest'
import { validateResource } from './validate-resource.ts'

const patient = (more: object) => ({ resourceType: 'Patient', ...more })
const observation = (more: object) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...more,
})
const expressions = (resource: unknown) => validateResource(resource).map((issue) => issue.expression?.[0])

describe('a valid resource has no issues', () => {
  it.each([
    patient({}),
    patient({
      id: 'a',
      birthDate: '2020',
      name: [{ family: 'x', _family: { extension: [{ url: 'u', valueString: 'y' }] } }],
    }),
    patient({ _birthDate: { extension: [{ url: 'u', valueCode: 'unknown' }] } }),
    patient({ name: [{ given: ['a', null], _given: [null, { id: 'x' }] }] }),
    patient({
      contained: [{ resourceType: 'Organization', id: 'o', name: 'x' }],
      managingOrganization: { reference: '#o' },
    }),
    patient({ extension: [{ url: 'u', extension: [{ url: 'v', valueDate: '2020-01' }] }] }),
    observation({ valueQuantity: { value: 1.5 }, subject: { reference: 'urn:uuid:1' } }),
    observation({
      valueString: 'x',
      code: { coding: [{ code: 'x' }] },
    }),
    observation({ focus: [{ reference: 'Basic/1' }], component: [{ code: { text: 'y' }, valueInteger: 1 }] }),
    {
      resourceType: 'Questionnaire',
      status: 'draft',
      item: [{ linkId: '1', type: 'group', item: [{ linkId: '2', type: 'string' }] }],
    },
    {
      resourceType: 'Parameters',
      parameter: [{ name: 'a', part: [{ name: 'b', valueMoney: { value: 1 } }] }],
    },
    { resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient({}) }] },
  ])('%j', (resource) => {
    expect(validateResource(JSON.parse(JSON.stringify(resource)))).toEqual([])
  })
})

describe('what is wrong is named by its expression', () => {
  it.each([
    [null, 'Resource'],
    [{ resourceType: 'Nonsense' }, 'Resource'],
    [{ resourceType: 'DomainResource' }, 'Resource'],
    [patient({ nonsense: 1 }), 'Patient.nonsense'],
    [patient({ gender: 'm' }), 'Patient.gender'],
    [patient({ gender: ['male'] }), 'Patient.gender'],
    [patient({ active: 'true' }), 'Patient.active'],
    [patient({ birthDate: '2020-13' }), 'Patient.birthDate'],
    [patient({ birthDate: 20 }), 'Patient.birthDate'],
    [patient({ id: 'a b' }), 'Patient.id'],
    [patient({ name: { family: 'x' } }), 'Patient.name'],
    [patient({ name: [] }), 'Patient.name'],
    [patient({ name: [{}] }), 'Patient.name[0]'],
    [patient({ name: ['x'] }), 'Patient.name[0]'],
    [patient({ name: [{ given: [''] }] }), 'Patient.name[0].given[0]'],
    [patient({ name: [{ given: [null] }] }), 'Patient.name[0].given[0]'],
    [patient({ _name: [{ id: 'x' }] }), 'Patient._name'],
    [patient({ _gender: 'x' }), 'Patient.gender'],
    [patient({ link: [{ other: { reference: 'Patient/1' } }] }), 'Patient.link[0].type'],
    [patient({ generalPractitioner: [{ reference: 'Patient/1' }] }), 'Patient.generalPractitioner[0]'],
    [patient({ contained: [{ resourceType: 'Organization', x: 1 }] }), 'Patient.contained[0].x'],
    [patient({ deceasedBoolean: true, deceasedDateTime: '2020' }), 'Patient.deceasedDateTime'],
    [patient({ multipleBirthInteger: 1.5 }), 'Patient.multipleBirthInteger'],
    [patient({ text: { status: 'generated', div: 'x' } }), 'Patient.text.div'],
    [patient({ extension: [{ valueString: 'x' }] }), 'Patient.extension[0].url'],
    [{ resourceType: 'Observation', code: { text: 'x' } }, 'Observation.status'],
    [
      { resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject: { display: 'x' } },
      'MedicationRequest.medication[x]',
    ],
    [
      {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: '1', type: 'group', item: [{ linkId: '2' }] }],
      },
      'Questionnaire.item[0].item[0].type',
    ],
  ])('%j: %s', (resource, expression) => {
    expect(expressions(resource)).toEqual([expression])
  })

  it('stops at fifty issues', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x${i}`, 1]))
    expect(validateResource(patient(many))).toHaveLength(50)
  })
})
