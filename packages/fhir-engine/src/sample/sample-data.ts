import { buildCoverage } from './care/build-coverage.ts'
import { buildDocuments } from './care/build-documents.ts'
import { buildEncounters } from './care/build-encounters.ts'
import { buildMedications, medication } from './care/build-medications.ts'
import { buildPlans } from './care/build-plans.ts'
import { buildAllergies, buildImmunizations } from './care/build-prevention.ts'
import { buildProblems } from './care/build-problems.ts'
import { buildProcedures } from './care/build-procedures.ts'
import { finishResource } from './finish-resource.ts'
import { buildAuCoreSet } from './guides/build-au-core-set.ts'
import { buildIpsSet } from './guides/build-ips-set.ts'
import { buildCardiology } from './observations/build-cardiology.ts'
import { buildLabResults } from './observations/build-lab-results.ts'
import { buildPreferences } from './observations/build-preferences.ts'
import { buildScreening } from './observations/build-screening.ts'
import { buildSocialHistory } from './observations/build-social-history.ts'
import { buildVitalSigns } from './observations/build-vital-signs.ts'
import { questionnaires } from './observations/questionnaires.ts'
import { buildPatient } from './people/build-patient.ts'
import { buildAppointments, buildSchedules } from './people/build-schedules.ts'
import { buildStaff } from './people/build-staff.ts'
import type { Chart, ChartBuilder } from './people/chart.ts'
import { clinicians } from './people/clinicians.ts'
import { buildPersonBehindRecords } from './people/other-users.ts'
import { formatFullName, people, type SamplePerson } from './people/people.ts'
import type { SampleSet } from './sample-set.ts'
import { reference } from './values/codes.ts'
import { createSeededRandom } from './values/random.ts'
import { countDaysSince } from './values/sample-date.ts'
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
