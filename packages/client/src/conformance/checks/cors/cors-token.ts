import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { readTokenEndpoint } from '../../sources/smart-configuration.ts'
import { buildUnknownCode } from '../../sources/token-refusals.ts'
import { judgeOrigin } from './judge-origin.ts'

export const corsToken = defineCheck({
  name: 'cors-token',
  title: 'A registered origin may call the token endpoint',
  group: 'cors',
  catalogueIds: ['S-030', 'S-031'],
  level: 'SHALL',
  since: '2.1',
  spec: appLaunch('CORS', 'considerations-for-cross-origin-resource-sharing-cors-support'),
  howToFix: 'Send Access-Control-Allow-Origin with every response of the token endpoint, errors too.',
  prerequisites: ['client', 'browser-origin'],
  cases: {
    response: {
      kind: 'passive',
      catalogueIds: ['S-030'],
      prerequisites: ['public'],
      login: { recipe: 'public', phase: 'live' },
      async judge(tools) {
        const { result } = await readTokens(tools, 'public')
        return judgeOrigin(result.headers, tools.target.origin, 'a token response')
      },
    },
    errors: {
      kind: 'active',
      async judge(tools) {
        const { get, send, target } = tools
        const { body, headers: own } = await buildUnknownCode(tools)
        const { headers, status } = await send(await get(readTokenEndpoint), {
          headers: { ...own, origin: target.origin },
          ...(body === undefined ? {} : { body }),
        })
        if (status < 400 || status > 499)
          throw createUndecidedError(`The token endpoint returned ${status}, which is no refusal.`)
        return judgeOrigin(headers, target.origin, 'an error of the token endpoint')
      },
    },
  },
})
