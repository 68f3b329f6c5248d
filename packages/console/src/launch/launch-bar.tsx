import { CopyButton } from '@smart-mock/page-kit'
import { LinkLine } from '../components/link-line.tsx'
import { form, link, scenarioUrl } from '../state/launch.ts'
import { tenant } from '../state/tenant.ts'

/** Shows the links of the form, always visible and up to date. */
export function LaunchBar() {
  const url = link.value
  const fhirBase = tenant.value?.fhirBase
  return (
    <section class="launch-bar" aria-label="Links">
      <div class="row">
        {url ? (
          <>
            <a id="launch-link" class="button button-primary" href={url} target="_blank" rel="noreferrer">
              Launch
              <span class="visually-hidden"> the app (opens a new tab)</span>
            </a>
            <CopyButton text={url} what="the launch link" label="Copy link" framed />
          </>
        ) : (
          <span class="muted">{whyNot(form.value.mode)}</span>
        )}
        {scenarioUrl.value && (
          <CopyButton text={scenarioUrl.value} what="the scenario URL" label="Copy scenario URL" framed />
        )}
      </div>
      {url && <LinkLine label={form.value.mode === 'ehr' ? 'Launch link' : 'App'} value={url} />}
      <div class="fields">
        {fhirBase && <LinkLine label="FHIR base" value={fhirBase} />}
        {scenarioUrl.value && (
          <LinkLine label="Scenario URL (carries the armed faults)" value={scenarioUrl.value} />
        )}
      </div>
    </section>
  )
}

function whyNot(mode: string): string {
  return mode === 'ehr'
    ? 'This client has no registered launch URL: add one under Clients, or choose Standalone.'
    : 'The registration contains no URL of the app; enter it above.'
}
