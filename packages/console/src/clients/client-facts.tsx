import type { Client } from '../api/types.ts'

/** Shows the registration of a client, without its secret. */
export function ClientFacts({ client }: { client: Client }) {
  const { type, redirectUris, launchUris, scope, jwks, jwksUri, awaitsApproval } = client
  const keys = jwksUri ?? (jwks ? `${jwks.keys.length} public keys` : undefined)
  const facts: [string, string][] = [
    ['Type', type],
    ['Redirect URIs', redirectUris.join('\n')],
    ['Launch URLs', launchUris.join('\n')],
    ['Keys', keys ?? ''],
    ['Scopes', scope ?? 'any'],
    ['Approval', awaitsApproval ? 'awaited: refused until then' : ''],
  ]
  return (
    <dl class="facts card-body">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>
              <code class="pre-line">{value}</code>
            </dd>
          </>
        ))}
    </dl>
  )
}
