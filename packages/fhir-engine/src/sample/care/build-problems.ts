import type { ChartBuilder } from '../people/chart.ts'
import { buildUsCoreProfile, type Code, combine, concept, hl7, snomed, usCore } from '../values/codes.ts'
import { getDayBefore } from '../values/sample-date.ts'

const ADULT: readonly Code[] = [
  ['38341003', 'Hypertension'],
  ['44054006', 'Type 2 diabetes mellitus'],
  ['195967001', 'Asthma'],
  ['55822004', 'Hyperlipidemia'],
  ['35489007', 'Depression'],
  ['396275006', 'Osteoarthritis'],
  ['40930008', 'Hypothyroidism'],
]
const CHILD: readonly Code[] = [
  ['65363002', 'Otitis media'],
  ['24079001', 'Atopic dermatitis'],
  ['195967001', 'Asthma'],
]

const ASSERTED_DATE = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate'

/** ICPC-2 as Norway's primary care codes diagnoses. */
const ICPC_2 = 'urn:oid:2.16.578.1.12.4.1.1.7170'
const ICPC_CODES: Readonly<Record<string, Code>> = {
  '38341003': ['K86', 'Hypertension uncomplicated'],
  '44054006': ['T90', 'Diabetes non-insulin dependent'],
  '195967001': ['R96', 'Asthma'],
  '55822004': ['T93', 'Lipid disorder'],
  '35489007': ['P76', 'Depressive disorder'],
  '396275006': ['L91', 'Osteoarthrosis other'],
  '40930008': ['T86', 'Hypothyroidism/myxoedema'],
}

/** Builds problem list, encounter diagnoses and health concerns. */
export const buildProblems: ChartBuilder = ({ person, age, random, subject, performer, encounters }) => {
  const pool = [...(age < 6570 ? CHILD : ADULT)]
  const build = (
    kind: 'problem-list-item' | 'encounter-diagnosis' | 'health-concern',
    n: number,
  ): fhir4.Condition => {
    const code = pool.splice(random.int(0, pool.length - 1), 1)[0] ?? (['363169009', 'Inflammation'] as const)
    const resolved = kind === 'encounter-diagnosis' && random.chance(0.6)
    const onset = Math.min(age - 1, random.int(60, 2500))
    const visit = random.pick(encounters)
    const icpc = person.norwegianId && ICPC_CODES[code[0]]
    const category =
      kind === 'health-concern'
        ? usCore('condition-category', ['health-concern', 'Health Concern'])
        : hl7('condition-category', [
            kind,
            kind === 'problem-list-item' ? 'Problem List Item' : 'Encounter Diagnosis',
          ])
    return {
      resourceType: 'Condition',
      id: `${person.id}-condition-${n}`,
      meta: buildUsCoreProfile(
        kind === 'encounter-diagnosis'
          ? 'condition-encounter-diagnosis'
          : 'condition-problems-health-concerns',
      ),
      extension: [{ url: ASSERTED_DATE, valueDateTime: getDayBefore(onset) }],
      clinicalStatus: hl7('condition-clinical', resolved ? ['resolved', 'Resolved'] : ['active', 'Active']),
      verificationStatus: hl7('condition-ver-status', ['confirmed', 'Confirmed']),
      category: [category],
      severity: snomed(
        random.pick([
          ['255604002', 'Mild'],
          ['6736007', 'Moderate'],
          ['24484000', 'Severe'],
        ]),
      ),
      code: icpc ? combine(snomed(code), concept(ICPC_2, icpc)) : snomed(code),
      subject,
      ...(kind === 'encounter-diagnosis' && { encounter: visit.reference }),
      onsetDateTime: getDayBefore(onset),
      ...(resolved && { abatementDateTime: getDayBefore(Math.floor(onset / 2)) }),
      recordedDate: getDayBefore(onset),
      recorder: performer,
    }
  }
  const pastProblem = {
    resourceType: 'Condition',
    id: `${person.id}-condition-past`,
    meta: buildUsCoreProfile('condition-problems-health-concerns'),
    clinicalStatus: hl7('condition-clinical', ['resolved', 'Resolved']),
    verificationStatus: hl7('condition-ver-status', ['confirmed', 'Confirmed']),
    category: [hl7('condition-category', ['problem-list-item', 'Problem List Item'])],
    code: snomed(['233604007', 'Pneumonia']),
    subject,
    onsetDateTime: getDayBefore(2600),
    abatementDateTime: getDayBefore(2570),
    recordedDate: getDayBefore(2600),
    recorder: performer,
  } as const satisfies fhir4.Condition
  return [
    build('problem-list-item', 1),
    build('problem-list-item', 2),
    build('encounter-diagnosis', 3),
    ...(random.chance(0.5) ? [build('health-concern', 4)] : []),
    ...(age > 18_000 ? [pastProblem] : []),
  ]
}
