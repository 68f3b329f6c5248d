import { DataTable } from '../components/data-table.tsx'
import { SpecLink } from '../components/spec-link.tsx'
import { appInfo } from '../state/app-info.ts'
import { Addresses } from './addresses.tsx'
import { Keyboard } from './keyboard.tsx'

/** Explains this client: its addresses, keys and experiments. */
export function HelpPage() {
  const info = appInfo.value
  return (
    <>
      <section class="stack-tight prose" aria-label="What this is">
        <h2>smart-client {info?.version}</h2>
        <p>
          A SMART on FHIR app that talks to any SMART server and shows every step of the authorization flow:
          each request and response as sent on the wire, checked against the specification, with advice when
          something is wrong.
        </p>
        <p>
          Secrets and keys stay in the backend of this client. The browser stores only your preferences and
          saved queries. The client contacts only the servers you choose, and the URLs that these publish for
          their keys, state, style and brand.
        </p>
      </section>
      {info && <Addresses info={info} />}
      <Keyboard />
      {info && (
        <DataTable
          caption="Experiments: deliberate violations by this client"
          columns={['Experiment', 'Violation', 'Correct server response', 'Specification']}
          rows={info.experiments.map(({ name, title, does, expect, spec }) => [
            <span key={name}>{title}</span>,
            does,
            expect,
            <SpecLink key="spec" spec={spec} />,
          ])}
        />
      )}
    </>
  )
}
