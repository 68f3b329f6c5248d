import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createWarning, type Problem } from '../../../smart/requirements/requirement.ts'
import { asymmetric } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { REFUSED_ASSERTIONS, sendUnknownType } from '../../sources/refused-assertions.ts'
import { createRefusedCase } from './create-refused-case.ts'

export const assertionErrors = defineCheck({
  name: 'assertion-errors',
  title: 'Every authentication failure is invalid_client',
  group: 'assertion',
  catalogueIds: ['S-102', 'S-104'],
  level: 'SHALL',
  since: '2.0',
  spec: asymmetric('response', 'authenticating-to-the-token-endpoint'),
  howToFix: 'Refuse an assertion that does not authenticate the client with invalid_client.',
  prerequisites: ['keys'],
  cases: {
    code: {
      kind: 'passive',
      async judge({ get }) {
        const problems = new Map<string, Problem>()
        let count = 0
        for (const source of REFUSED_ASSERTIONS) {
          for (const { what, result } of await get(source)) {
            if (result.status < 400 || result.status > 499) continue
            count += 1
            const { error, error_description: description } = parseObject(result.text) ?? {}
            const seen = typeof error === 'string' ? error : 'no error code'
            if (error !== 'invalid_client')
              problems.set(
                what,
                createProblem(`An assertion with ${what} is refused with ${seen}, not invalid_client.`),
              )
            else if (typeof description !== 'string')
              problems.set(
                what,
                createWarning(`An assertion with ${what} is refused without error_description.`),
              )
          }
        }
        if (count === 0) throw createNotApplicableError('No assertion was refused.')
        return [...problems.values()]
      },
    },
    type: createRefusedCase(sendUnknownType, 'client_assertion_type=not_an_assertion_type', {
      catalogueIds: ['S-102'],
      spec: asymmetric('signature verification', 'signature-verification'),
    }),
  },
})
