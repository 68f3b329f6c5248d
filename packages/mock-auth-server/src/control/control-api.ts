/** What the console knows of the mock: the types of the control API, and the schemas that its tests read. */

export type { Person } from '@smart-mock/fhir-engine/model/person'
export type { Act } from '../core/declare/act.ts'
export { type Arming, armingSchema, type When, whenSchema } from '../core/declare/arming.ts'
export type { FaultKind } from '../core/declare/fault.ts'
export type { Client } from '../core/oauth/client.ts'
export type * as schemas from './schemas.ts'
