import type { CertificationName } from '../../model/readiness.ts'
import type { SmartVersion } from '../declare/target.ts'
import type { CertificationStep } from './certification-step.ts'
import { INFERNO_TESTS } from './inferno-tests.ts'
import { ONC_STEPS } from './onc-steps.ts'
import type { CaseReferences } from './references/reference-table.ts'

/** What a certification asks of a server, as steps. */
interface Certification {
  readonly title: string
  /** Versions of SMART App Launch that it admits. */
  readonly versions: readonly SmartVersion[]
  readonly steps: readonly CertificationStep[]
  /** Returns the steps that a case with these references decides. */
  readonly listSteps: (references: CaseReferences) => readonly string[]
}

/** The certifications of which a run can say how ready a server is. */
export const CERTIFICATIONS: Readonly<Record<CertificationName, Certification>> = {
  'onc-g10': {
    title: 'ONC (g)(10)',
    versions: ['2.0', '2.2'],
    steps: ONC_STEPS,
    listSteps: ({ steps = [] }) => steps,
  },
  'smart-2.2': {
    title: "SMART App Launch 2.2, tests of Inferno's kit",
    versions: ['2.2'],
    steps: INFERNO_TESTS,
    listSteps: ({ inferno = [] }) => inferno,
  },
}
