import type { AnyFault } from '../core/declare/fault.ts'
import { APP_STATE_FAULTS } from './app-state/list.ts'
import { AUTHORIZE_FAULTS } from './authorize/list.ts'
import { BACKEND_FAULTS } from './backend/list.ts'
import { BRANDS_FAULTS } from './brands/list.ts'
import { BULK_FAULTS } from './bulk/list.ts'
import { COUNTERPARTS } from './counterparts/list.ts'
import { DISCOVERY_FAULTS } from './discovery/list.ts'
import { FHIR_FAULTS } from './fhir/list.ts'
import { ID_TOKEN_FAULTS } from './id-token/list.ts'
import { INTROSPECTION_FAULTS } from './introspection/list.ts'
import { JWKS_FAULTS } from './jwks/list.ts'
import { LAUNCH_FAULTS } from './launch/list.ts'
import { METADATA_FAULTS } from './metadata/list.ts'
import { OPENID_CONFIGURATION_FAULTS } from './openid-configuration/list.ts'
import { REFRESH_FAULTS } from './refresh/list.ts'
import { REVOCATION_FAULTS } from './revocation/list.ts'
import { TOKEN_FAULTS } from './token/list.ts'
import { TRANSPORT_FAULTS } from './transport/list.ts'

/** Every declared fault by the folder that declares it, in the order of the handshake. */
export const FAULT_GROUPS: Readonly<Record<string, readonly AnyFault[]>> = {
  launch: LAUNCH_FAULTS,
  discovery: DISCOVERY_FAULTS,
  metadata: METADATA_FAULTS,
  authorize: AUTHORIZE_FAULTS,
  token: TOKEN_FAULTS,
  'id-token': ID_TOKEN_FAULTS,
  'openid-configuration': OPENID_CONFIGURATION_FAULTS,
  jwks: JWKS_FAULTS,
  refresh: REFRESH_FAULTS,
  backend: BACKEND_FAULTS,
  fhir: FHIR_FAULTS,
  bulk: BULK_FAULTS,
  introspection: INTROSPECTION_FAULTS,
  revocation: REVOCATION_FAULTS,
  'app-state': APP_STATE_FAULTS,
  brands: BRANDS_FAULTS,
  transport: TRANSPORT_FAULTS,
  counterparts: COUNTERPARTS,
}

/** Every declared fault, in the order of the authorization flow. */
export const ALL_FAULTS: readonly AnyFault[] = Object.values(FAULT_GROUPS).flat()

const { counterparts: _, ...groups } = FAULT_GROUPS

/** The faults that test clients, by folder. */
export const CLIENT_FAULT_GROUPS: Readonly<Record<string, readonly AnyFault[]>> = groups

/** The faults that test clients. */
export const FAULTS: readonly AnyFault[] = Object.values(CLIENT_FAULT_GROUPS).flat()
