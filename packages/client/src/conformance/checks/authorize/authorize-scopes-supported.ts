import { createWarning } from '../../../smart/requirements/requirement.ts'
import { coversScope } from '../../../smart/scopes/covers-scope.ts'
import { parseScope, parseScopes, type ResourceScope } from '../../../smart/scopes/parse-scope.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { isHarmless } from '../../sources/login/login-scopes.ts'
import { readAllTokens } from '../../sources/login/read-tokens.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const authorizeScopesSupported = defineCheck({
  name: 'authorize-scopes-supported',
  title: 'Every scope in scopes_supported can be granted',
  group: 'authorize',
  catalogueIds: ['S-014'],
  level: 'SHALL',
  since: '2.0',
  spec: conformance('Metadata', 'metadata'),
  howToFix: 'List in scopes_supported only scopes that a client can be granted.',
  prerequisites: ['client'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'afterwards' },
  async judge(tools) {
    const { scopes_supported: listed } = await tools.get(readSmartConfiguration)
    if (!Array.isArray(listed)) throw createBlockedError('discovery-scope-syntax', 'No scopes are listed.')
    const granted = (await readAllTokens(tools)).flatMap(({ scope }) => parseScopes(scope))
    const resources = granted.filter((each): each is ResourceScope => each.kind === 'resource')
    const isGranted = (raw: string) => {
      const wanted = parseScope(raw)
      if (wanted.kind === 'resource') return coversScope(resources, wanted)
      // A server need not repeat the scopes of the context.
      return wanted.kind === 'launch' || granted.some((each) => each.raw === raw)
    }
    return listed
      .filter((each): each is string => typeof each === 'string' && isHarmless(each) && !isGranted(each))
      .map((each) =>
        createWarning(`${each} is listed in scopes_supported, was requested, and is granted by no login.`),
      )
  },
})
