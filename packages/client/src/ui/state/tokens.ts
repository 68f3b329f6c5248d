import { effect, signal } from '@preact/signals'
import type { TokenActionResult, TokenView } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { selectedRun, tokensChanged } from './runs/runs.ts'

/** Tokens of the shown run; undefined while it has none. */
export const tokens = signal<{ runId: string; view: TokenView } | undefined>()

/** The last response to refresh, revoke or introspect. */
export const tokenAction = signal<TokenActionResult | undefined>()

let lastKey = ''

effect(() => {
  const run = selectedRun.value
  const key = `${run?.id} ${run?.state} ${tokensChanged.value}`
  if (key === lastKey) return
  lastKey = key
  if (run?.state !== 'active') {
    tokens.value = undefined
    return
  }
  if (tokens.peek()?.runId !== run.id) tokenAction.value = undefined
  const { id } = run
  callApi('GET /api/runs/:id/tokens', { id })
    .then((view) => {
      if (selectedRun.peek()?.id === id) tokens.value = { runId: id, view }
    })
    .catch(() => {
      tokens.value = undefined
    })
})
