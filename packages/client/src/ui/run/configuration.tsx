import { useSignal } from '@preact/signals'
import { Disclosure } from '@smart-mock/page-kit'
import { JsonView } from '../components/json/json-view.tsx'
import { pickSettings } from '../state/pick-settings.ts'
import { selectedServer } from '../state/servers.ts'
import { ConfigurationEditor } from './configuration-editor.tsx'

/** Shows the selected server's configuration as JSON, to read or edit. */
export function Configuration() {
  const editing = useSignal(false)
  const server = selectedServer.value
  if (!server) return null
  return (
    <Disclosure
      title={
        <span>
          Configuration <span class="muted small">JSON{server.hasSecret ? ', secret stored' : ''}</span>
        </span>
      }
    >
      {editing.value ? (
        <ConfigurationEditor
          key={server.id}
          server={server}
          onClose={() => {
            editing.value = false
          }}
        />
      ) : (
        <>
          <JsonView value={pickSettings(server)} name="configuration" />
          <button
            type="button"
            class="button"
            onClick={() => {
              editing.value = true
            }}
          >
            Edit
          </button>
        </>
      )}
    </Disclosure>
  )
}
