import { showPage } from '../state/navigation.ts'

/** Leads to the server list. */
export function ServersButton({ label }: { label: string }) {
  return (
    <button type="button" class="button" onClick={() => showPage('servers')}>
      {label}
    </button>
  )
}
