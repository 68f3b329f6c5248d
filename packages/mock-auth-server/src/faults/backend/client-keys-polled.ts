import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import type { JwksFetch } from '../../core/oauth/jwks-fetch.ts'
import { servesKeys } from '../../expectations/index.ts'
import { BACKEND } from './backend-grant.ts'

const ODD: Readonly<Record<'accept' | 'if-none-match' | 'burst', Partial<JwksFetch>>> = {
  accept: { accept: 'application/jwk-set+json, text/plain;q=0.1' },
  'if-none-match': { revalidates: true },
  burst: { times: 10 },
}

export const clientKeysPolled = defineFault({
  name: 'client-keys-polled',
  title: "Unusual requests for the client's keys",
  kind: 'must-tolerate',
  catalogueIds: ['F-229'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  description:
    "The server fetches the client's jwks_uri with an unusual Accept, with If-None-Match, or ten times at once, before it responds to the token request.",
  requirement:
    'Serve the keys to any caller: 200, or 304 if nothing changed, with Cache-Control and without sign-in.',
  ...BACKEND,
  params: () =>
    z.strictObject({
      how: z.enum(['accept', 'if-none-match', 'burst']).default('accept').describe('What is unusual.'),
    }),
  points: { 'client-keys.fetch': (fetch, { params }) => ({ ...fetch, ...ODD[params.how] }) },
  expects: servesKeys(),
})
