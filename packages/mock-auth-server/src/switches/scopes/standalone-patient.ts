import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

/** Types of users who are, or stand for, a patient. */
const PATIENTS = /^(?:Patient|RelatedPerson|Person)\//

export const standalonePatient = defineSwitch({
  name: 'standalonePatient',
  level: 'tenant',
  description:
    'The patient of a standalone launch: given to any user, or with `patients-only` not chosen for a practitioner, whose token response has no `patient`.',
  legality: 'deviation',
  catalogueIds: ['S-052', 'S-053'],
  faults: ['patient-missing'],
  default: 'given' as 'given' | 'patients-only',
  schema: () => z.enum(['given', 'patients-only']),
  steps: ['authorize', 'decide'],
  points: {
    'authorize.patient': (need) =>
      need.isEhrLaunch || need.user === undefined || PATIENTS.test(need.user)
        ? need
        : { ...need, isNeeded: false },
  },
})
