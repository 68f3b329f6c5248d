import { useSignal } from '@preact/signals'
import { Field } from '@smart-mock/page-kit'
import type { ServerEntry } from '../../model/api.ts'
import { LaunchUrl } from '../components/launch-url.tsx'
import { appInfo } from '../state/app-info.ts'

/** Explains how an EHR starts this client, with a form that opens the launch URL as an EHR would. */
export function EhrLaunch({ server }: { server: ServerEntry }) {
  const launch = useSignal('')
  // Not a form: the browser would apply this page's form-action to its redirect to the server.
  const open = (event: Event) => {
    event.preventDefault()
    const query = new URLSearchParams({ iss: server.fhirBase, launch: launch.value })
    location.assign(`/launch/${encodeURIComponent(server.id)}?${query}`)
  }
  return (
    <section class="stack prose" aria-label="EHR launch">
      <h3>An EHR launch starts at the EHR</h3>
      <p>
        Register <LaunchUrl server={server} /> as launch URL there. An EHR that launches at{' '}
        <code>{appInfo.value?.launchUrl}</code> starts this client as well; it then finds the entry by its
        FHIR base, and asks you when several fit.
      </p>
      <form class="stack-tight" onSubmit={open}>
        <Field
          label="Launch value"
          hint="The value that the EHR put into “launch”; it is sent back to the server unchanged."
        >
          {(ids) => (
            <input
              {...ids}
              class="input input-wire"
              required
              value={launch.value}
              onInput={(event) => {
                launch.value = event.currentTarget.value
              }}
            />
          )}
        </Field>
        <div>
          <button type="submit" class="button">
            Open as the EHR would
          </button>
        </div>
      </form>
    </section>
  )
}
