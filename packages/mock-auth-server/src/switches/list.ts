import { ASSERTIONS_SWITCHES } from './assertions/list.ts'
import { AUTHORIZE_SWITCHES } from './authorize/list.ts'
import { DISCOVERY_SWITCHES } from './discovery/list.ts'
import { ERRORS_SWITCHES } from './errors/list.ts'
import { FHIR_SWITCHES } from './fhir/list.ts'
import { HEADERS_SWITCHES } from './headers/list.ts'
import { ID_TOKEN_SWITCHES } from './id-token/list.ts'
import { SCOPES_SWITCHES } from './scopes/list.ts'
import { SERVICES_SWITCHES } from './services/list.ts'
import { TOKEN_SWITCHES } from './token/list.ts'

/** Every switch, in the order in which they act. */
export const SWITCHES = [
  ...DISCOVERY_SWITCHES,
  ...AUTHORIZE_SWITCHES,
  ...SCOPES_SWITCHES,
  ...TOKEN_SWITCHES,
  ...ID_TOKEN_SWITCHES,
  ...ASSERTIONS_SWITCHES,
  ...SERVICES_SWITCHES,
  ...FHIR_SWITCHES,
  ...ERRORS_SWITCHES,
  ...HEADERS_SWITCHES,
] as const
