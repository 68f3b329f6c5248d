import { ACCESS_COUNTERPARTS } from './access-counterparts.ts'
import type { Counterpart } from './counterpart.ts'
import { COUNTERPARTS } from './counterparts.ts'
import { LOGIN_COUNTERPARTS } from './login-counterparts.ts'
import { USER_COUNTERPARTS } from './user-counterparts.ts'

/** The counterparts of all cases that a mock can make fail. */
export const ALL_COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  ...COUNTERPARTS,
  ...LOGIN_COUNTERPARTS,
  ...ACCESS_COUNTERPARTS,
  ...USER_COUNTERPARTS,
}
