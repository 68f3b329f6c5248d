import { Field } from '@smart-mock/page-kit'
import { useMemo, useRef } from 'preact/hooks'
import type { TokenActionResult, TokenView } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { JsonView } from '../components/json/json-view.tsx'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { createAttempt } from '../state/attempt.ts'
import { revealStep } from '../state/open-steps.ts'
import { tokenAction, tokens } from '../state/tokens.ts'

/** Shows the buttons to refresh, revoke and introspect, with the last response. */
export function TokenActions({ runId, view }: { runId: string; view: TokenView }) {
  const attempt = useMemo(createAttempt, [])
  const scope = useRef<HTMLInputElement>(null)
  const { refresh, revoke, introspect } = view.cannot
  const act = async (target: string, work: () => Promise<TokenActionResult>) => {
    const result = await attempt.run(target, work)
    if (!result) return
    tokenAction.value = result
    if (result.tokens) tokens.value = { runId, view: result.tokens }
  }
  const doRefresh = () => {
    const wanted = scope.current?.value.trim()
    void act('the token endpoint', () =>
      callApi('POST /api/runs/:id/refresh', { id: runId, body: wanted ? { scope: wanted } : {} }),
    )
  }
  const ask = (action: 'revoke' | 'introspect', token: 'access_token' | 'refresh_token') => () =>
    void act(`the ${action} endpoint`, () =>
      callApi(`POST /api/runs/:id/${action}`, { id: runId, body: { token } }),
    )
  const busy = attempt.waiting.value !== undefined
  const noRefreshToken = view.refreshToken ? undefined : 'This run has no refresh token.'
  const buttons = [
    ['Refresh', refresh, doRefresh],
    ['Introspect access token', introspect, ask('introspect', 'access_token')],
    ['Introspect refresh token', introspect ?? noRefreshToken, ask('introspect', 'refresh_token')],
    ['Revoke access token', revoke, ask('revoke', 'access_token')],
    ['Revoke refresh token', revoke ?? noRefreshToken, ask('revoke', 'refresh_token')],
  ] as const
  const reasons = [...new Set(buttons.flatMap(([, reason]) => reason ?? []))]
  return (
    <section class="stack-tight" aria-label="Token actions">
      <div class="row">
        {buttons.map(([label, cannot, onClick]) => (
          <button
            key={label}
            type="button"
            class="button"
            disabled={busy || cannot !== undefined}
            onClick={onClick}
          >
            {label}
          </button>
        ))}
      </div>
      {reasons.length > 0 && <p class="muted small">{reasons.join(' ')}</p>}
      {!refresh && (
        <Field
          label="Scope of the refresh"
          hint="Leave empty to keep the granted scopes; list fewer to narrow the token."
        >
          {(ids) => <input {...ids} ref={scope} class="input input-wire" />}
        </Field>
      )}
      <AttemptStatus attempt={attempt} />
      {tokenAction.value && <ActionResult result={tokenAction.value} />}
    </section>
  )
}

function ActionResult({ result }: { result: TokenActionResult }) {
  return (
    <div class="stack-tight" role="status">
      <VerdictNote verdict={result.verdict} />
      {result.json && <JsonView value={result.json} name="answer" plain />}
      <div>
        <button type="button" class="button-link" onClick={() => revealStep(result.stepId)}>
          Show the exchange
        </button>
      </div>
    </div>
  )
}
