import type { Counterpart } from './counterpart.ts'
import { LAUNCH_COUNTERPARTS } from './launch-counterparts.ts'
import { WRITE_COUNTERPARTS } from './write-counterparts.ts'

const unenforced = (requirement: string): Counterpart => ({
  ...{ setUp: 'pages', fault: 'requirement-unenforced', params: { requirement } },
})

/** The counterparts of cases that need a user, an EHR, or the permission to write. */
export const USER_COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  'authorize-denied': unenforced('denial'),
  'authorize-consent-narrowed': unenforced('consent-selection'),
  ...LAUNCH_COUNTERPARTS,
  ...WRITE_COUNTERPARTS,
}
