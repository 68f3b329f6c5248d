const LOINC = 'http://loinc.org'
const loinc = (...codes: string[]) => codes.map((code) => `${LOINC}|${code}`).join(',')

/** What an app asks of a server, as its public source has it. */
export interface AppQueries {
  readonly app: string
  readonly source: string
  /** A patient for whom each query finds something. */
  readonly patient: string
  /** Searches and reads; `$P` is the patient. */
  readonly queries: readonly string[]
  /** Codes each of which a result of these queries must have. */
  readonly codes?: readonly string[]
}

const latest = (code: string) => `Observation?code=${code}&_count=1&_sort=-date&patient=$P`
const all = (type: string) => `${type}?patient=$P`

/** Queries of popular apps. */
export const APP_QUERIES: readonly AppQueries[] = [
  {
    app: 'SMART growth chart',
    source: 'github.com/smart-on-fhir/growth-chart-app load-fhir-data.js',
    patient: 'zoe-baker',
    queries: [
      'Patient/$P',
      `Observation?code=${loinc('29463-7', '3141-9', '8302-2', '8306-3', '8287-5', '39156-5', '18185-9', '37362-1', '11884-4')}&patient=$P`,
      'FamilyMemberHistory?patient=$P',
    ],
    codes: ['29463-7', '8302-2', '8287-5', '18185-9'],
  },
  {
    app: 'SMART cardiac risk',
    source: 'github.com/smart-on-fhir/cardiac-risk-app load_data.js',
    patient: 'marcus-webb',
    queries: [
      'Patient/$P',
      `Observation?code=${loinc('30522-7', '14647-2', '2093-3', '2085-9', '8480-6')}&patient=$P`,
    ],
    codes: ['30522-7', '14647-2', '2093-3', '2085-9', '8480-6'],
  },
  {
    app: 'SMART blood pressure centiles',
    source: 'github.com/kevinbeaty/bp-centiles-app js/load-fhir-data.js',
    patient: 'jack-smith',
    queries: ['Patient/$P', `Observation?code=${loinc('8302-2', '55284-4')}&patient=$P`, all('Encounter')],
    codes: ['8302-2', '55284-4'],
  },
  {
    app: 'Tutorial of Cerner',
    source: 'github.com/cerner/smart-on-fhir-tutorial example-smart-app/src/js/example-smart-app.js',
    patient: 'amy-shaw',
    queries: [
      'Patient/$P',
      `Observation?code=${loinc('8302-2', '8462-4', '8480-6', '2085-9', '2089-1', '55284-4')}&patient=$P`,
    ],
    codes: ['8302-2', '2085-9', '2089-1', '55284-4'],
  },
  {
    app: 'smart-cvd-risk',
    source: 'github.com/aehrc/smart-cvd-risk src/ParamsProvider.tsx',
    patient: 'bernd-mueller',
    queries: [
      'Patient/$P',
      `Observation?_sort=-effectiveDateTime&patient=$P&_count=2&code=${loinc('14647-2', '14646-4')}`,
      `Observation?_sort=-effectiveDateTime&patient=$P&_count=1&code=http://snomed.info/sct|163035008,${loinc('55284-4', '85354-9')}`,
      all('Condition'),
      all('FamilyMemberHistory'),
      `Observation?_sort=-effectiveDateTime&patient=$P&_count=1&code=${loinc('72166-2')}`,
    ],
    codes: ['14647-2', '14646-4', '85354-9', '72166-2'],
  },
  {
    app: 'Pain management summary in CQL',
    source:
      'github.com/AHRQ-CDS/AHRQ-CDS-Connect-PAIN-MANAGEMENT-SUMMARY src/utils/executeELM.js, src/cql/r4',
    patient: 'rosa-alvarez',
    queries: [
      ...['Patient/$P', all('Condition'), all('Observation'), all('Procedure')],
      ...[all('MedicationRequest'), all('MedicationStatement')],
    ],
    codes: ['75893-8', '55758-7'],
  },
  {
    app: 'Forms of SDC',
    source: 'github.com/aehrc/smart-forms and smart-forms-ig input/fsh',
    patient: 'quentin-dubois',
    queries: [
      ...['Patient/$P', 'Questionnaire?url=https://example.org/fhir/Questionnaire/intake'],
      'QuestionnaireResponse?patient=$P&questionnaire=https://example.org/fhir/Questionnaire/intake',
      'Condition?patient=$P&category=http://terminology.hl7.org/CodeSystem/condition-category|problem-list-item',
      ...['8302-2', '29463-7', '85354-9', '72166-2', '8867-4', '14647-2', '14646-4'].map(latest),
    ],
    codes: ['8302-2', '29463-7', '85354-9', '72166-2', '8867-4', '14647-2', '14646-4'],
  },
  {
    app: 'Sick note of Norway',
    source: 'github.com/navikt/syk-inn src/data-layer/fhir',
    patient: 'frank-hansen',
    queries: [
      ...['Patient/$P', 'Encounter/$P-encounter-1', 'Practitioner/dr-okafor', 'Organization/lakeside-clinic'],
      all('Condition'),
    ],
  },
]
