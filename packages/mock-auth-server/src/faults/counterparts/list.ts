import type { AnyFault } from '../../core/declare/fault.ts'
import { requirementUnenforced } from './requirement-unenforced.ts'

/** Faults for suites that test servers: each makes one of their cases fail, and ordinary clients seldom notice. */
export const COUNTERPARTS: readonly AnyFault[] = [requirementUnenforced]
