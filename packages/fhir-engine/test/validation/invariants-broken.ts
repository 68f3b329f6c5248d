type Change = readonly [type: string, set: Readonly<Record<string, unknown>>]

const quantity = (value: number) => ({ value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' })

/** Changes of sample resources after which an invariant or a cardinality does not hold. */
export const BROKEN_TOGETHER: readonly Change[] = [
  ['Patient', { nonsense: 1 }],
  ['Patient', { contact: [{ gender: 'male' }] }],
  ['Patient', { contact: [] }],
  ['Patient', { contact: [{}] }],
  ['Patient', { name: { family: 'x' } }],
  ['Patient', { deceasedBoolean: true, deceasedDateTime: '2020' }],
  ['Patient', { _gender: 'x' }],
  ['Patient', { _gender: [{ id: 'x' }] }],
  ['Patient', { 'name.0.given': ['a', null] }],
  ['Patient', { 'name.0.given': ['a'], 'name.0._given': [null, { id: 'x' }] }],
  ['Patient', { contained: [{ resourceType: 'Organization', id: 'o', name: 'x' }] }],
  ['Patient', { contained: [{ resourceType: 'Nonsense', id: 'o' }] }],
  ['Patient', { contained: [{ id: 'o' }] }],
  [
    'Patient',
    {
      contained: [{ resourceType: 'Organization', id: 'o', name: 'x', meta: { versionId: '1' } }],
      managingOrganization: { reference: '#o' },
    },
  ],
  [
    'Patient',
    { contained: [{ resourceType: 'Patient', id: 'o' }], managingOrganization: { reference: '#o' } },
  ],
  ['Patient', { photo: [{ data: 'QUJD' }] }],
  ['Patient', { telecom: [{ value: '555' }] }],
  ['Patient', { id: 'a b' }],
  ['Patient', { id: 'x'.repeat(65) }],
  ['Observation', { valueString: 'x', dataAbsentReason: { text: 'unknown' }, component: undefined }],
  ['Observation', { component: undefined, valueQuantity: quantity(1), valueString: 'x' }],
  ['Observation', { component: undefined, valueRange: { low: quantity(2), high: quantity(1) } }],
  ['Observation', { component: undefined, valueRatio: { numerator: quantity(2) } }],
  [
    'Observation',
    {
      valueString: 'x',
      'component.0.code': {
        coding: [{ system: 'http://loinc.org', code: '85354-9', display: 'Blood pressure panel' }],
      },
    },
  ],
  ['Observation', { referenceRange: [{ appliesTo: [{ text: 'x' }] }] }],
  ['Observation', { effectiveTiming: { repeat: { period: 1 } }, effectiveDateTime: undefined }],
  [
    'Observation',
    { effectiveTiming: { repeat: { period: -1, periodUnit: 'd' } }, effectiveDateTime: undefined },
  ],
  ['Observation', { effectiveTiming: { repeat: { duration: 1 } }, effectiveDateTime: undefined }],
  [
    'Observation',
    { effectiveTiming: { repeat: { when: ['AC'], timeOfDay: ['10:00:00'] } }, effectiveDateTime: undefined },
  ],
  ['Observation', { effectiveTiming: { repeat: { offset: 10 } }, effectiveDateTime: undefined }],
  ['Condition', { abatementDateTime: '2020' }],
  ['Condition', { stage: [{ type: { text: 'x' } }] }],
  ['Condition', { evidence: [{ id: 'x' }] }],
  [
    'Condition',
    {
      clinicalStatus: undefined,
      category: [
        {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' },
          ],
        },
      ],
      verificationStatus: { text: 'x' },
    },
  ],
  ['AllergyIntolerance', { clinicalStatus: undefined }],
  [
    'AllergyIntolerance',
    {
      verificationStatus: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
            code: 'entered-in-error',
          },
        ],
      },
    },
  ],
  ['FamilyMemberHistory', { ageAge: { value: 3 }, bornDate: '2000' }],
  ['FamilyMemberHistory', { estimatedAge: true }],
  [
    'FamilyMemberHistory',
    { 'condition.0.onsetAge': { value: -1, system: 'http://unitsofmeasure.org', code: 'a' } },
  ],
  ['Group', { actual: false }],
  ['Group', { characteristic: [{ code: { text: 'x' }, exclude: false }] }],
  ['Questionnaire', { 'item.0.type': 'display', 'item.0.required': true }],
  [
    'Questionnaire',
    { 'item.0.type': 'group', 'item.0.item': undefined, 'item.0.answerOption': [{ valueString: 'x' }] },
  ],
  ['Questionnaire', { 'item.0.linkId': 'q2' }],
  ['Questionnaire', { 'item.0.enableWhen': [{ question: 'q2', operator: 'exists', answerString: 'x' }] }],
  ['Questionnaire', { 'item.0.initial': [{ valueString: 'x' }] }],
  ['QuestionnaireResponse', { 'item.0.item': [{ linkId: 'q9' }] }],
  ['Organization', { name: undefined, identifier: undefined }],
  ['Organization', { 'address.0.use': 'home' }],
  ['Organization', { 'telecom.0.use': 'home' }],
  ['Organization', { alias: 'x' }],
  ['ServiceRequest', { orderDetail: [{ text: 'x' }], code: undefined }],
  ['Immunization', { education: [{ publicationDate: '2020' }] }],
  ['Provenance', { agent: [] }],
  ['CareTeam', { participant: [{ onBehalfOf: { reference: 'Patient/1' } }] }],
  ['CarePlan', { activity: [{ reference: { reference: 'Task/1' }, detail: { status: 'scheduled' } }] }],
  ['Goal', { target: [{ detailString: 'x' }] }],
  ['Encounter', { statusHistory: [{ status: 'planned' }] }],
  ['Coverage', { class: [{ value: 'x' }] }],
  ['Device', { udiCarrier: [{ entryType: 'x' }] }],
  ['DocumentReference', { relatesTo: [{ code: 'replaces' }] }],
  ['Medication', { ingredient: [{ isActive: true }] }],
  ['MedicationRequest', { medicationReference: { reference: 'Medication/1' } }],
  [
    'MedicationRequest',
    { dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 1, code: 'mg' } }] }] },
  ],
  ['Specimen', { collection: [{ bodySite: { text: 'x' } }] }],
  ['Location', { position: { latitude: 1 } }],
  ['Practitioner', { qualification: [{ issuer: { reference: 'Organization/1' } }] }],
  ['Person', { link: [{ assurance: 'level3' }] }],
  ['RelatedPerson', { patient: { reference: 'Practitioner/1' } }],
  ['DiagnosticReport', { media: [{ comment: 'x' }] }],
]
