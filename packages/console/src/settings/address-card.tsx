import { Card } from '../components/card.tsx'
import { LinkLine } from '../components/link-line.tsx'
import { addresses, tenant } from '../state/tenant.ts'

/** Lists the addresses of the tenant. */
export function AddressCard() {
  const here = tenant.value
  const known = addresses.value
  if (!here || !known) return null
  return (
    <Card title="Addresses">
      <LinkLine label="FHIR base" value={here.fhirBase} />
      <LinkLine label="Issuer" value={here.issuer} />
      <LinkLine label="Control API" value={known.control} />
      <LinkLine label="Canary" value={known.canary} />
      <p>
        <a href="/openapi.json">OpenAPI document of the control API</a>
      </p>
    </Card>
  )
}
