import type { ClientAuth } from './client-auth.ts'

/** A public client only names itself (S-071). */
export const none: ClientAuth = {
  method: 'none',
  advertised: false,
  types: ['public'],
  present(incoming) {
    const clientId = incoming.form.get('client_id')
    return clientId ? { clientId, proofs: [] } : undefined
  },
  check: async () => undefined,
}
