import { EmptyState } from '@smart-mock/page-kit'
import { BodyView } from '../components/body-view.tsx'
import { NextRunButton } from '../components/next-run-button.tsx'
import { Secret } from '../components/secret.tsx'
import { JwtView } from '../run/jwt-view.tsx'
import { selectedRun } from '../state/runs/runs.ts'
import { tokens } from '../state/tokens.ts'
import { Expiry } from './expiry.tsx'
import { IdToken } from './id-token.tsx'
import { TokenActions } from './token-actions.tsx'
import { TokenHistory } from './token-history.tsx'

export function TokensTab() {
  const run = selectedRun.value
  const view = tokens.value?.view
  if (!run || !view)
    return (
      <EmptyState title="No tokens yet" action={<NextRunButton />}>
        <p class="muted">Log in first: the token response and its contents appear here.</p>
      </EmptyState>
    )
  return (
    <div class="stack">
      <section class="stack-tight" aria-label="Access token">
        <div class="row spread">
          <h2>Access token</h2>
          <Expiry view={view} />
        </div>
        <Secret value={view.accessToken} what="the access token" />
        {view.accessTokenJwt ? (
          <JwtView jwt={view.accessTokenJwt} />
        ) : (
          <p class="muted">
            It is opaque, not a JWT, which is normal. Only the server can read it; use introspection to ask
            the server.
          </p>
        )}
        {view.refreshToken && (
          <p class="row">
            Refresh token <Secret value={view.refreshToken} what="the refresh token" />
          </p>
        )}
      </section>
      <TokenActions runId={run.id} view={view} />
      <IdToken idToken={view.idToken} />
      <section class="stack-tight" aria-label="Token response">
        <h2>Token response as received</h2>
        <BodyView body={view.raw} name="token response" />
      </section>
      <TokenHistory history={view.history} />
    </div>
  )
}
