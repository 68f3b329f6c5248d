import { AUTHORIZE_REFERENCES } from './authorize-references.ts'
import { BACKEND_REFERENCES } from './backend-references.ts'
import { BRANDS_REFERENCES } from './brands-references.ts'
import { DISCOVERY_REFERENCES } from './discovery-references.ts'
import { FHIR_REFERENCES } from './fhir-references.ts'
import { LAUNCH_REFERENCES } from './launch-references.ts'
import { OPENID_REFERENCES } from './openid-references.ts'
import type { ReferenceTable } from './reference-table.ts'
import { REFRESH_REFERENCES } from './refresh-references.ts'
import { SERVICES_REFERENCES } from './services-references.ts'
import { TOKEN_REFERENCES } from './token-references.ts'
import { TRANSPORT_REFERENCES } from './transport-references.ts'

/** The references of every case, by its id. */
export const CASE_REFERENCES: ReferenceTable = {
  ...DISCOVERY_REFERENCES,
  ...TRANSPORT_REFERENCES,
  ...LAUNCH_REFERENCES,
  ...AUTHORIZE_REFERENCES,
  ...TOKEN_REFERENCES,
  ...OPENID_REFERENCES,
  ...REFRESH_REFERENCES,
  ...BACKEND_REFERENCES,
  ...FHIR_REFERENCES,
  ...SERVICES_REFERENCES,
  ...BRANDS_REFERENCES,
}
