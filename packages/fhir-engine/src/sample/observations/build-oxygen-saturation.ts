import type { Chart, Visit } from '../people/chart.ts'
import { type Code, combine, loinc, ucum } from '../values/codes.ts'
import type { Random } from '../values/random.ts'
import { buildObservation } from './build-observation.ts'

const SATURATION: Code = ['2708-6', 'Oxygen saturation in Arterial blood']
const PULSE_OXIMETRY: Code = ['59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry']
const CODES = combine(loinc(SATURATION), loinc(PULSE_OXIMETRY))

/** Builds the pulse oximetry of a visit; from 70 years on with the oxygen that the patient was given. */
export function buildOxygenSaturation(
  chart: Chart,
  visit: Visit,
  n: number,
  random: Random,
): fhir4.Observation {
  const component = [
    {
      code: loinc(['3151-8', 'Inhaled oxygen flow rate']),
      valueQuantity: ucum(random.int(1, 4), 'liters/min', 'L/min'),
    },
    {
      code: loinc(['3150-6', 'Inhaled oxygen concentration']),
      valueQuantity: ucum(random.int(24, 36), '%'),
    },
  ]
  return buildObservation(
    chart,
    {
      id: `oxygen-${n}`,
      category: 'vital-signs',
      code: SATURATION,
      daysAgo: visit.daysAgo,
      profile: 'pulse-oximetry',
    },
    {
      code: CODES,
      encounter: visit.reference,
      valueQuantity: ucum(random.int(94, 99), '%'),
      ...(chart.age > 25_550 && { component }),
    },
  )
}
