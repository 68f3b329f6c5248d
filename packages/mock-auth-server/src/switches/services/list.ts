import { registration } from './registration.ts'
import { revocation } from './revocation.ts'

/** The switches of registration and of the services about tokens. */
export const SERVICES_SWITCHES = [registration, revocation] as const
