import { DataTable } from '../components/data-table.tsx'
import { SpecLink } from '../components/spec-link.tsx'
import { appInfo } from '../state/app-info.ts'
import { Addresses } from './addresses.tsx'
import { Keyboard } from './keyboard.tsx'

/** What this client does, its addresses, keys and experiments. */
export function HelpPage() {
  const info = appInfo.value
  return (
    <>
      <section class="stack-tight prose" aria-label="What this is">
        <h2>smart-client {info?.version}</h2>
        <p>
          A SMART on FHIR app that talks to any SMART server and shows every step of the handshake: each
          request and response as it was on the wire, judged against the specification, with what to try when
          something is wrong.
        </p>
        <p>
          Secrets and keys stay on the server side of this client. The browser keeps your preferences and
          saved queries, nothing else. No other host is contacted but the servers you choose, and where these
          say that their keys, state, style and brand are.
        </p>
      </section>
      {info && <Addresses info={info} />}
      <Keyboard />
      {info && (
        <DataTable
          caption="Experiments: how this client can misbehave"
          columns={['Experiment', 'What it does wrong', 'What a correct server does', 'Where it is written']}
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
