import { describe, expect, it } from 'vitest'
import { validateResource } from './validate-resource.ts'

const patient = (more: object) => ({ resourceType: 'Patient', ...more })
const observation = (more: object) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...more,
})
const condition = (more: object) => ({ resourceType: 'Condition', subject: { display: 'x' }, ...more })
const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">'
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const UNKNOWN = { extension: [{ url: 'u', valueCode: 'unknown' }] }
const SELF = { other: { reference: '#' }, type: 'seealso' }
const MONEY = 'Patient.extension[0].valueMoney.currency'
const ENCOUNTER = 'Observation.encounter'
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
    patient({ birthDate: '2024-02-29', deceasedDateTime: '2000-02-29T23:59:60.5+14:00' }),
    patient({ birthDate: '0001' }),
    patient({ photo: [{ contentType: 'image/png; x=1', data: 'QUJD\nRA==', language: 'de-AT' }] }),
    patient({
      text: { status: 'generated', div: `${DIV}a &lt; &nbsp;<br/><img src="x.png" alt=''/></div>` },
    }),
    patient({ name: [{ text: 'a\tb\r\nc 😀' }] }),
    condition({ clinicalStatus: { coding: [{ code: 'x' }, { system: CLINICAL, code: 'active' }] } }),
    condition({ clinicalStatus: { extension: [{ url: 'u', valueCode: 'unknown' }] } }),
    patient({ generalPractitioner: [{ reference: 'http://a.example/fhir/Practitioner/1' }] }),
    patient({ generalPractitioner: [{ type: 'Practitioner', identifier: { value: 'x' } }] }),
    observation({ contained: [patient({ id: 'p', link: [SELF] })], subject: { reference: '#p' } }),
  ])('%j', (resource) => {
    expect(validateResource(JSON.parse(JSON.stringify(resource)))).toEqual([])
  })
})

describe('what is wrong is named by its expression', () => {
  it.each<readonly [unknown, string]>([
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
    [patient({ birthDate: '2023-02-29' }), 'Patient.birthDate'],
    [patient({ birthDate: '1900-02-29' }), 'Patient.birthDate'],
    [patient({ birthDate: '0000' }), 'Patient.birthDate'],
    [patient({ deceasedDateTime: '2023-04-31T10:00:00Z' }), 'Patient.deceasedDateTime'],
    [patient({ meta: { lastUpdated: '2023-06-31T10:00:00Z' } }), 'Patient.meta.lastUpdated'],
    [patient({ name: [{ family: 'a\u0000b' }] }), 'Patient.name[0].family'],
    [patient({ name: [{ family: 'a\u001bb' }] }), 'Patient.name[0].family'],
    [patient({ name: [{ family: 'a\ud800b' }] }), 'Patient.name[0].family'],
    [patient({ photo: [{ data: 'QUI' }] }), 'Patient.photo[0].data'],
    [patient({ photo: [{ data: 'QU=I' }] }), 'Patient.photo[0].data'],
    [patient({ photo: [{ data: '' }] }), 'Patient.photo[0].data'],
    [patient({ photo: [{ contentType: 'png' }] }), 'Patient.photo[0].contentType'],
    [patient({ language: 'en_US' }), 'Patient.language'],
    [patient({ extension: [{ url: 'u', valueMoney: { currency: 'usd' } }] }), MONEY],
    [condition({ clinicalStatus: { text: 'active' } }), 'Condition.clinicalStatus'],
    [condition({ clinicalStatus: { coding: [{ code: 'active' }] } }), 'Condition.clinicalStatus'],
    [
      condition({ clinicalStatus: { coding: [{ system: CLINICAL, code: 'on' }] } }),
      'Condition.clinicalStatus',
    ],
    [patient({ extension: [{ url: 'u' }] }), 'Patient.extension[0]'],
    [
      patient({ extension: [{ url: 'u', valueCode: 'x', extension: UNKNOWN.extension }] }),
      'Patient.extension[0]',
    ],
    [patient({ managingOrganization: { reference: '#gone' } }), 'Patient.managingOrganization'],
    [observation({ contained: [patient({ id: 'p' })], encounter: { reference: '#p' } }), ENCOUNTER],
    [observation({ encounter: { reference: 'http://a.example/fhir/Patient/1' } }), ENCOUNTER],
    [observation({ encounter: { reference: 'Encounter/1', type: 'Patient' } }), ENCOUNTER],
    [observation({ encounter: { type: 'Patient', display: 'x' } }), ENCOUNTER],
    [patient({ name: [{ given: ['a'], _given: [null, UNKNOWN] }] }), 'Patient.name[0].given'],
    [patient({ _gender: [{ id: 'x' }] }), 'Patient.gender'],
    ...[
      '<div>no namespace</div>',
      `${DIV}</div>`,
      `${DIV} <!-- a --> </div>`,
      `${DIV}<script>alert(1)</script></div>`,
      `${DIV}<p onclick="alert(1)">x</p></div>`,
      `${DIV}<a href="java&#x73;cript:alert(1)">x</a></div>`,
      `${DIV}<a href="java&Tab;script:alert(1)">x</a></div>`,
      `${DIV}<form action="x">x</form></div>`,
      `${DIV}<svg xmlns="http://www.w3.org/2000/svg">x</svg></div>`,
      `${DIV}<b>x</div></b>`,
      `${DIV}x</div>y`,
      `${DIV}x`,
      `${DIV}a & b</div>`,
      `${DIV}<p a=1>x</p></div>`,
      `<!DOCTYPE div>${DIV}x</div>`,
    ].map((div) => [patient({ text: { status: 'generated', div } }), 'Patient.text.div'] as const),
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

  it.each(['MarketingStatus', 'Population', 'ProdCharacteristic', 'ProductShelfLife', 'SubstanceAmount'])(
    'takes no %s where any data type of the list of R4 is allowed',
    (type) => {
      const found = expressions(patient({ extension: [{ url: 'u', [`value${type}`]: { id: 'x' } }] }))
      expect(found).toContain(`Patient.extension[0].value${type}`)
    },
  )

  it('limits strings to 1 MB, and neither narratives nor base64', () => {
    const long = 'x'.repeat(1_200_000)
    const text = { status: 'generated', div: `${DIV}${long}</div>` }
    expect(validateResource(patient({ text, photo: [{ data: long }] }))).toEqual([])
    expect(expressions(patient({ name: [{ text: long }] }))).toEqual(['Patient.name[0].text'])
  })

  it('stops at fifty issues', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x${i}`, 1]))
    expect(validateResource(patient(many))).toHaveLength(50)
  })
})
