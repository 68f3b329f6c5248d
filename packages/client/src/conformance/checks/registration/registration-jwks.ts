import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { asymmetric } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createRunKey } from '../../sources/client-keys/create-run-key.ts'
import { register, requireRegistration } from '../../sources/registrations.ts'

const method = { token_endpoint_auth_method: 'private_key_jwt' }

export const registrationJwks = defineCheck({
  name: 'registration-jwks',
  title: 'Keys can be registered inline and by URL',
  group: 'registration',
  catalogueIds: ['S-036'],
  level: 'SHALL',
  since: '2.0',
  spec: asymmetric('Registering', 'registering-a-client-communicating-public-keys'),
  howToFix: 'Accept jwks and jwks_uri for clients with private_key_jwt.',
  prerequisites: ['register', 'registration-endpoint'],
  cases: {
    inline: {
      kind: 'active',
      async judge(tools) {
        await tools.get(requireRegistration)
        const { jwk } = await createRunKey('ES384')
        const { status } = await register(tools, { ...method, jwks: { keys: [jwk] } })
        return createProblemIf(status !== 201, `A correct registration with jwks returned ${status}.`)
      },
    },
    'by-url': {
      kind: 'active',
      async judge(tools) {
        await tools.get(requireRegistration)
        const { status } = await register(tools, {
          ...method,
          jwks_uri: 'https://conformance.example/jwks.json',
        })
        return createProblemIf(status !== 201, `A correct registration with jwks_uri returned ${status}.`)
      },
    },
  },
})
