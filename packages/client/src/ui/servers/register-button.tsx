import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Exchange, ServerEntry, Verdict } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { Dialog } from '../components/dialog.tsx'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { ExchangeView } from '../run/exchange-view.tsx'
import { createAttempt } from '../state/attempt.ts'
import { loadServers } from '../state/servers.ts'

/** Registers this client at a server that offers dynamic registration. */
export function RegisterButton({ server }: { server: ServerEntry }) {
  const attempt = useMemo(createAttempt, [])
  const open = useSignal(false)
  const result = useSignal<{ verdict: Verdict; exchanges: Exchange[] } | undefined>(undefined)
  const register = async () => {
    open.value = true
    result.value = await attempt.run(`registration at ${server.fhirBase}`, () =>
      callApi('POST /api/servers/:id/register', { id: server.id }),
    )
    await loadServers().catch(() => undefined)
  }
  return (
    <>
      <button type="button" class="button" onClick={register} aria-label={`Register at ${server.name}`}>
        Register
      </button>
      {open.value && (
        <Dialog
          title={`Registration at ${server.name}`}
          onClose={() => {
            open.value = false
          }}
        >
          <div class="stack">
            <AttemptStatus attempt={attempt} />
            {result.value && <VerdictNote verdict={result.value.verdict} />}
            {result.value?.exchanges.map((exchange) => (
              <ExchangeView key={exchange.id} exchange={exchange} />
            ))}
          </div>
        </Dialog>
      )}
    </>
  )
}
