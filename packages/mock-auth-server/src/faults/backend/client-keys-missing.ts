import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { allOf, backsOff, repeatsAtMost } from '../../expectations/index.ts'
import { BACKEND } from './backend-grant.ts'
import { createInvalidClientReply } from './create-invalid-client-reply.ts'

const SAYS = {
  'not-fetched': 'The key set of the client could not be fetched',
  'unknown-kid': 'The kid of the assertion is not in the key set of the client',
}

export const clientKeysMissing = defineFault({
  name: 'client-keys-missing',
  title: "Server without the client's key",
  kind: 'must-recover',
  catalogueIds: ['F-228'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  description:
    "Token requests get 401 invalid_client: the server could not fetch the client's key set, or has an outdated one without the kid.",
  requirement: "Report the server's error, and try again later, a few times at most.",
  ...BACKEND,
  params: () =>
    z.strictObject({
      why: z.enum(['not-fetched', 'unknown-kid']).default('not-fetched').describe('What the server lacks.'),
    }),
  points: { arrival: (_, { params }) => createInvalidClientReply(SAYS[params.why]) },
  times: 3,
  expects: allOf(repeatsAtMost(3), backsOff()),
})
