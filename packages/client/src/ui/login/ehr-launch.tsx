import { useSignal } from '@preact/signals'
import { CopyButton, Field } from '@smart-mock/page-kit'
import type { ServerEntry } from '../../model/api.ts'
import { appInfo } from '../state/app-info.ts'

/** Explains how an EHR starts this client, with a form that opens the launch URL as an EHR would. */
export function EhrLaunch({ server }: { server: ServerEntry }) {
  const launch = useSignal('')
  const launchUrl = appInfo.value?.launchUrl ?? ''
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
        Register <code>{launchUrl}</code> <CopyButton text={launchUrl} what="the launch URL" /> as launch URL
        there. When several entries share one FHIR base, register <code>{`${launchUrl}/${server.id}`}</code>{' '}
        <CopyButton text={`${launchUrl}/${server.id}`} what="the launch URL of this entry" /> instead.
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
