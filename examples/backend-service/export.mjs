// Run it as: smart-mock run -- node backend-service/export.mjs
import { BackendService } from './backend-service.mjs'
import { bulkExport } from './bulk-export.mjs'
import { newKey } from './new-key.mjs'
import { register } from './register.mjs'

const { SMART_MOCK_FHIR_BASE: fhirBase = '' } = process.env
const keys = await Promise.all([newKey('ES384'), newKey('RS384')])
const clientId = 'nightly-export'
await register(
  clientId,
  keys.map(({ publicKey }) => publicKey),
)
const privateKeys = keys.map(({ privateKey }) => privateKey)

try {
  const service = new BackendService({ fhirBase, clientId, privateKeys, scope: 'system/*.rs' })
  const { resources, errors } = await bulkExport(service, { fhirBase, path: '$export' })
  console.log(`${resources.length} resources, ${errors.length} errors`)
} catch (error) {
  console.error(`failed: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
