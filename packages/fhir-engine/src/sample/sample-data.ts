import { buildCardiology } from './build-cardiology.ts'
import { buildCoverage } from './build-coverage.ts'
import { buildDocuments } from './build-documents.ts'
import { buildEncounters } from './build-encounters.ts'
import { buildLabResults } from './build-lab-results.ts'
import { buildMedications, medication } from './build-medications.ts'
import { buildNarrative } from './build-narrative.ts'
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
import { buildPersonBehindRecords } from './other-users.ts'
import { formatFullName, people, type SamplePerson } from './people.ts'
import { questionnaires } from './questionnaires.ts'
import { createSeededRandom } from './random.ts'
import { countDaysSince, getTimeBefore } from './sample-date.ts'

const BUILDERS: readonly ChartBuilder[] = [
  ...[buildEncounters, buildProblems, buildVitalSigns, buildLabResults, buildSocialHistory, buildScreening],
  ...[buildMedications, buildAllergies, buildImmunizations, buildProcedures, buildCardiology],
  ...[buildDocuments, buildPreferences, buildPlans, buildCoverage, buildAppointments],
]

let loaded: fhir4.FhirResource[] | undefined

/**
 * Returns the sample resources, created on first use from a fixed seed and then cached: 30 patients of all
 * ages with their charts, and the staff who treat them. Byte for byte the same every time; treat as
 * read-only.
 */
export function loadSampleData(): fhir4.FhirResource[] {
  loaded ??= [
    ...buildStaff(),
    ...buildSchedules(),
    medication,
    ...questionnaires,
    group(),
    ...people.flatMap(chartOf),
    buildPersonBehindRecords(),
  ].map(finished)
  return loaded
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

/** The `meta` that all sample resources share. */
const stamp = { versionId: '1', lastUpdated: getTimeBefore(0, 0) }

function finished(resource: fhir4.FhirResource): fhir4.FhirResource {
  resource.meta = { ...resource.meta, ...stamp }
  // A Binary is no DomainResource and has none.
  if (resource.resourceType !== 'Binary') Object.assign(resource, { text: buildNarrative(resource as never) })
  return resource
}
