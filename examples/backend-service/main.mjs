// Run it as: smart-mock run -- node backend-service/main.mjs
import { countPatients } from './count-patients.mjs'
import { newKey } from './new-key.mjs'
import { register } from './register.mjs'

const { SMART_MOCK_FHIR_BASE: fhirBase = '' } = process.env
const { privateKey, publicKey } = await newKey()
const clientId = 'nightly-report'
await register(clientId, [publicKey])

try {
  console.log(`${await countPatients({ fhirBase, clientId, privateKey })} patients`)
} catch (error) {
  console.error(`failed: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
