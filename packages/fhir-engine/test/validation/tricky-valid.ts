type Change = readonly [type: string, set: Readonly<Record<string, unknown>>]

const XHTML = '<div xmlns="http://www.w3.org/1999/xhtml">'
const UNKNOWN = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}
const narrative = (inner: string) => ({ text: { status: 'additional', div: `${XHTML}${inner}</div>` } })

/** Changes of sample resources that look wrong and leave them valid. */
export const TRICKY: readonly Change[] = [
  ['Patient', { birthDate: '2024-02-29' }],
  ['Patient', { birthDate: '2000-02-29' }],
  ['Patient', { birthDate: '0001' }],
  ['Patient', { birthDate: '9999-12' }],
  ['Patient', { birthDate: undefined, _birthDate: UNKNOWN }],
  ['Patient', { deceasedDateTime: '2016-12-31T23:59:60Z' }],
  ['Patient', { deceasedDateTime: '2020-01-01T00:00:00.123456789-14:00' }],
  ['Patient', { deceasedBoolean: false }],
  ['Patient', { 'name.0.given': ['a', null], 'name.0._given': [null, UNKNOWN] }],
  ['Patient', { 'name.0': { use: 'anonymous', _family: UNKNOWN } }],
  ['Patient', { 'name.0.family': 'a\tb\r\nc' }],
  ['Patient', { 'name.0.family': '👩🏽‍⚕️ “Ω”' }],
  ['Patient', { 'name.0.family': ' ' }],
  ['Patient', { language: 'zh-Hant-TW-u-ca-roc' }],
  ['Patient', { language: 'i-klingon' }],
  ['Patient', { language: 'x-private' }],
  ['Patient', { implicitRules: 'urn:oid:1.2.3' }],
  ['Patient', { extension: [{ url: 'relative', extension: [{ url: 'a', valueCode: 'x' }] }] }],
  ['Patient', { extension: [{ url: 'http://x', _valueString: UNKNOWN }] }],
  ['Patient', { modifierExtension: [{ url: 'http://x', valueMoney: { value: 0, currency: 'XTS' } }] }],
  ['Patient', { photo: [{ contentType: 'image/svg+xml; charset="utf-8"', data: 'Q UJD\nRA==' }] }],
  ['Patient', { managingOrganization: { identifier: { value: 'x' }, type: 'Organization' } }],
  [
    'Patient',
    { managingOrganization: { reference: 'https://other.example/base/Organization/1/_history/2' } },
  ],
  ['Patient', { managingOrganization: { reference: 'urn:uuid:0b9c4a3e-4d3d-4c0a-9d52-0a2ce8f6f5b8' } }],
  [
    'Patient',
    {
      contained: [{ resourceType: 'Organization', id: 'o', name: 'x' }],
      managingOrganization: { reference: '#o' },
    },
  ],
  ['Patient', { contained: [{ resourceType: 'RelatedPerson', id: 'r', patient: { reference: '#' } }] }],
  ['Patient', narrative('a &nbsp; &lt; &#160; &#xA0; <br/> b')],
  ['Patient', narrative("<img src='x.png' alt=''/>")],
  ['Patient', narrative('<!-- a comment --><table border="1"><tr><td colspan="2">x</td></tr></table>')],
  [
    'Patient',
    narrative('<a name="x" href="#y">x</a><p style="color: red" class="c" id="y" xml:lang="de">z</p>'),
  ],
  ['Patient', { text: { status: 'generated', div: `  ${XHTML}<p>x</p></div>\n` } }],
  ['Patient', { 'telecom.0': { system: 'phone', use: 'home', _value: UNKNOWN } }],
  ['Patient', { multipleBirthInteger: 0 }],
  ['Patient', { meta: { tag: [{ code: 'x' }], lastUpdated: '2020-01-01T00:00:00+14:00' } }],
  [
    'Condition',
    {
      clinicalStatus: {
        coding: [
          { code: 'x' },
          { system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' },
        ],
      },
    },
  ],
  ['Condition', { clinicalStatus: UNKNOWN, abatementDateTime: undefined }],
  ['Condition', { onsetRange: { low: { value: 1 } }, onsetDateTime: undefined }],
  ['Observation', { component: undefined, valueQuantity: { value: 1e-9, comparator: '<', unit: 'mg' } }],
  ['Observation', { component: undefined, valueQuantity: { value: -0.5 } }],
  ['Observation', { component: undefined, valueTime: '23:59:60' }],
  ['Observation', { component: undefined, valuePeriod: { start: '2020-01', end: '2020-01-31' } }],
  ['Observation', { component: undefined, valuePeriod: { end: '2020' } }],
  [
    'Observation',
    {
      component: undefined,
      valueSampledData: { origin: { value: 0 }, period: 10, dimensions: 1, data: 'E U L 1' },
    },
  ],
  ['Observation', { component: undefined, dataAbsentReason: { text: 'unknown' } }],
  ['Observation', { focus: [{ reference: 'Basic/1' }] }],
  ['Observation', { effectiveDateTime: '2020' }],
  ['Observation', { note: [{ text: '# Markdown\n\n* a\n' }] }],
  ['Encounter', { period: { start: '2020-01-01T10:00:00+02:00', end: '2020-01-01T08:30:00Z' } }],
  [
    'MedicationRequest',
    {
      dosageInstruction: [
        {
          asNeededBoolean: true,
          timing: {
            repeat: {
              count: 1,
              boundsDuration: { value: 3, system: 'http://unitsofmeasure.org', code: 'd' },
            },
          },
        },
      ],
    },
  ],
  ['Binary', { data: undefined }],
  ['Binary', { contentType: 'application/fhir+json;fhirVersion=4.0' }],
  ['Group', { member: undefined, quantity: 0 }],
  [
    'Questionnaire',
    { item: [{ linkId: '1', type: 'group', item: [{ linkId: '1.1', type: 'display', text: 'x' }] }] },
  ],
  ['Location', { 'position.longitude': 180, 'position.latitude': -0.0000001 }],
]
