import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

// A real provider, with one client and a user who has already consented.
const port = Number(process.argv[2])
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: 'smart-client-public',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['https://app.example/callback'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ accountId: 'user', clientId: ctx.oidc.client.clientId })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
})
createServer(async (request, response) => {
  const [, uid] = /^\/interaction\/([^/?]+)/.exec(request.url ?? '') ?? []
  if (uid) return provider.interactionFinished(request, response, { login: { accountId: 'user' } })
  return provider.callback()(request, response)
}).listen(port, '127.0.0.1')
