import type { LaunchContext } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { ReferenceLink } from '../query/answers/reference-link.tsx'
import { AuthorizationDetails } from './authorization-details.tsx'
import { StylePreview } from './style-preview.tsx'

/** Shows the launch context of the token response. */
export function ContextPanel({ context }: { context: LaunchContext }) {
  const rows: [string, preact.ComponentChildren][] = []
  const add = (name: string, value: preact.ComponentChildren) => {
    if (value !== undefined) rows.push([name, value])
  }
  const { patient, encounter, fhirUser } = context
  add('patient', patient && <ReferenceLink reference={`Patient/${patient}`} />)
  add('encounter', encounter && <ReferenceLink reference={`Encounter/${encounter}`} />)
  add('fhirUser', fhirUser && <ReferenceLink reference={fhirUser} />)
  add('need_patient_banner', context.needPatientBanner?.toString())
  add('intent', context.intent)
  add('smart_style_url', context.smartStyleUrl)
  add('tenant', context.tenant)
  add('appContext', context.appContext === undefined ? undefined : <code>{context.appContext}</code>)
  for (const item of context.fhirContext)
    add(
      `fhirContext (${item.role})`,
      item.reference ? <ReferenceLink reference={item.reference} /> : item.canonical,
    )
  for (const [name, value] of Object.entries(context.other)) add(name, <code>{value}</code>)
  return (
    <section class="stack-tight" aria-label="Launch context">
      <h2>Launch context</h2>
      {rows.length > 0 ? (
        <DataTable
          caption="Launch context"
          hideCaption
          columns={['Parameter', 'Value']}
          rows={rows.map(([name, value]) => [<code key="name">{name}</code>, value])}
        />
      ) : (
        <p class="muted">
          The token response had none. “launch/patient” requests a patient in a standalone launch.
        </p>
      )}
      {context.authorizationDetails && context.authorizationDetails.length > 0 && (
        <AuthorizationDetails details={context.authorizationDetails} />
      )}
      {context.style && Object.keys(context.style).length > 0 && <StylePreview style={context.style} />}
    </section>
  )
}
