import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { register, registerPublic, requireRegistration } from '../../sources/registrations.ts'

export const registrationCreated = defineCheck({
  name: 'registration-created',
  title: 'A client can register dynamically',
  group: 'registration',
  catalogueIds: ['S-034', 'S-035', 'S-038'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(7591, '3.2'),
  howToFix: 'Return 201 with client_id, the registered metadata, and for a secret client_secret_expires_at.',
  prerequisites: ['register', 'registration-endpoint'],
  cases: {
    public: {
      kind: 'active',
      level: 'MAY',
      catalogueIds: ['S-034', 'S-038'],
      async judge({ get }) {
        const { status, text, headers } = await get(registerPublic)
        const json = parseObject(text)
        if (status !== 201 || !json)
          return [createProblem(`A correct registration of a public client returned ${status}.`)]
        return [
          ...createProblemIf(typeof json.client_id !== 'string', 'The registration has no client_id.'),
          ...createProblemIf(
            !Array.isArray(json.redirect_uris),
            'The registration does not return redirect_uris.',
          ),
          ...(headers.get('cache-control')?.includes('no-store')
            ? []
            : [createWarning('The registration may be cached: Cache-Control has no no-store.')]),
        ]
      },
    },
    secret: {
      kind: 'active',
      catalogueIds: ['S-035', 'S-038'],
      async judge(tools) {
        await tools.get(requireRegistration)
        const { status, text } = await register(tools, { token_endpoint_auth_method: 'client_secret_basic' })
        const json = parseObject(text)
        if (status !== 201 || !json)
          return [createProblem(`A correct registration with a secret returned ${status}.`)]
        return [
          ...createProblemIf(
            typeof json.client_secret !== 'string',
            'The registration has no client_secret.',
          ),
          ...createProblemIf(
            typeof json.client_secret_expires_at !== 'number',
            'The registration has no client_secret_expires_at.',
          ),
        ]
      },
    },
  },
})
