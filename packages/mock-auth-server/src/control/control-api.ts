/** The types of the control API for the console, and the schemas that its tests read. */

export type { Person } from '@smart-mock/fhir-engine/model/person'
export type { FaultKind } from '../core/declare/fault.ts'
export {
  type FaultConditions,
  type FaultSettings,
  faultConditionsSchema,
  faultSettingsSchema,
} from '../core/declare/fault-settings.ts'
export type { TenantAction } from '../core/declare/tenant-action.ts'
export type { Client } from '../core/oauth/client.ts'
export type * as presetSchemas from './preset-schemas.ts'
export type * as schemas from './schemas.ts'
