import { buildAuCoreSet } from './build-au-core-set.ts'
import { buildCardiology } from './build-cardiology.ts'
import { buildCoverage } from './build-coverage.ts'
import { buildDocuments } from './build-documents.ts'
import { buildEncounters } from './build-encounters.ts'
import { buildIpsSet } from './build-ips-set.ts'
import { buildLabResults } from './build-lab-results.ts'
import { buildMedications, medication } from './build-medications.ts'
import { buildPatient } from './build-patient.ts'
import { buildPlans } from './build-plans.ts'
import { buildPreferences } from './build-preferences.ts'
import { buildAllergies, buildImmunizations } from './build-prevention.ts'
import { buildProblems } from './build-problems.ts'
import { buildProcedures } from './build-procedures.ts'
import { buildAppointments, buildSchedules } from './build-schedules.ts'
import { buildScreening } from './build-screening.ts'
import { buildSocialHistory } from './build-social-history.ts'
import { buildStaff } from './build-staff.ts'
import { buildVitalSigns } from './build-vital-signs.ts'
import type { Chart, ChartBuilder } from './chart.ts'
import { clinicians } from './clinicians.ts'
import { reference } from './codes.ts'
import { finishResource } from './finish-resource.ts'
import { buildPersonBehindRecords } from './other-users.ts'
import { formatFullName, people, type SamplePerson } from './people.ts'
import { questionnaires } from './questionnaires.ts'
import { createSeededRandom } from './random.ts'
import { countDaysSince } from './sample-date.ts'
import type { SampleSet } from './sample-set.ts'
import { withoutOptionalElements } from './without-optional-elements.ts'

const BUILDERS: readonly ChartBuilder[] = [
  ...[buildEncounters, buildProblems, buildVitalSigns, buildLabResults, buildSocialHistory, buildScreening],
  ...[buildMedications, buildAllergies, buildImmunizations, buildProcedures, buildCardiology],
  ...[buildDocuments, buildPreferences, buildPlans, buildCoverage, buildAppointments],
]

/** What each set makes of the charts. */
const SETS: Readonly<Record<SampleSet, (charts: fhir4.FhirResource[]) => readonly fhir4.FhirResource[]>> = {
  'us-core': (charts) => charts.map(finishResource),
  ips: (charts) => buildIpsSet(charts).map(finishResource),
  'au-core': (charts) => buildAuCoreSet(charts).map(finishResource),
  minimal: (charts) => charts.map(finishResource).map(withoutOptionalElements),
}

const loaded = new Map<SampleSet, fhir4.FhirResource[]>()

/**
 * Returns the sample resources of a set, created on first use from a fixed seed and then cached: 30 patients of
 * all ages with their charts, and the staff who treat them. Byte for byte the same every time; treat as
 * read-only.
 */
export function loadSampleData(set: SampleSet = 'us-core'): fhir4.FhirResource[] {
  const known = loaded.get(set)
  if (known) return known
  const made = [...SETS[set](buildAll())]
  loaded.set(set, made)
  return made
}

function buildAll(): fhir4.FhirResource[] {
  return [
    ...buildStaff(),
    ...buildSchedules(),
    // Each set finishes its own.
    { ...medication },
    ...questionnaires.map((each) => ({ ...each })),
    group(),
    ...people.flatMap(chartOf),
    buildPersonBehindRecords(),
  ]
}

function chartOf(person: SamplePerson): fhir4.FhirResource[] {
  const random = createSeededRandom(person.id)
  const age = countDaysSince(person.birthDate)
  const clinician = clinicians[age < 6570 ? 2 : random.pick([0, 1, 3])] as (typeof clinicians)[number]
  const late = person.died ? countDaysSince(person.died) : 0
  const visits = person.chart === 'empty' ? 0 : Math.min(3, Math.floor(age / 100) + 1)
  const chart: Chart = {
    person,
    age,
    random,
    clinician,
    subject: reference(`Patient/${person.id}`, formatFullName(person)),
    performer: reference(`Practitioner/${clinician.id}`, `${clinician.given} ${clinician.family}`),
    encounters: Array.from({ length: visits }, (_, i) => {
      const id = `${person.id}-encounter-${i + 1}`
      return {
        id,
        daysAgo: late + 20 + i * Math.min(180, Math.floor(age / 4)),
        reference: reference(`Encounter/${id}`),
      }
    }),
  }
  return [buildPatient(chart), ...(person.chart === 'empty' ? [] : BUILDERS.flatMap((build) => build(chart)))]
}

/** Builds a Group of all patients, for exports. */
function group(): fhir4.Group {
  return {
    resourceType: 'Group',
    id: 'all-patients',
    type: 'person',
    actual: true,
    name: 'All sample patients',
    quantity: people.length,
    member: people.map((person) => ({ entity: reference(`Patient/${person.id}`) })),
  }
}
