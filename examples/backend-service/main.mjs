// Run it as: smart-mock run -- node backend-service/main.mjs
import { countPatients } from './count-patients.mjs'
import { newKey } from './new-key.mjs'

const {
  SMART_MOCK_FHIR_BASE: fhirBase = '',
  SMART_MOCK_CONTROL: control,
  SMART_MOCK_TENANT: tenant,
} = process.env
const { privateKey, publicKey } = await newKey()
const clientId = 'nightly-report'

await fetch(`${control}/tenants/${tenant}/clients`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    ...{ clientId, name: 'Nightly report', type: 'backend', scope: 'system/*.rs' },
    ...{ jwks: { keys: [publicKey] }, redirectUris: [], launchUris: [] },
  }),
})

try {
  console.log(`${await countPatients({ fhirBase, clientId, privateKey })} patients`)
} catch (error) {
  console.error(`failed: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
