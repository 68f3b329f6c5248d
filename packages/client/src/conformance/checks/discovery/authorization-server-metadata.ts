import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { findUrl, readSmartConfiguration } from '../../sources/smart-configuration.ts'

const SHARED = ['authorization_endpoint', 'token_endpoint', 'introspection_endpoint', 'revocation_endpoint']

export const authorizationServerMetadata = defineCheck({
  name: 'authorization-server-metadata',
  title: 'RFC 8414 metadata, if served, has the issuer of its URL',
  group: 'discovery',
  catalogueIds: ['S-028'],
  level: 'MAY',
  source: 'oauth',
  spec: rfc(8414, '3.3'),
  howToFix: 'Serve the same issuer and endpoints there as in smart-configuration.',
  kind: 'active',
  async judge({ get, send, target }) {
    const configuration = await get(readSmartConfiguration)
    const { issuer } = configuration
    if (typeof issuer !== 'string' || !URL.canParse(issuer))
      throw createNotApplicableError('smart-configuration has no issuer to look it up by.')
    const { origin, pathname } = new URL(issuer)
    const path = pathname === '/' ? '' : pathname
    const { status, text } = await send(`${origin}/.well-known/oauth-authorization-server${path}`, {
      headers: { accept: 'application/json' },
    })
    if (status === 404) return []
    const json = status === 200 ? parseObject(text) : undefined
    if (!json)
      throw createUndecidedError(`The metadata of RFC 8414 returned ${status} without a JSON object.`)
    const isOther = (name: string) => {
      const own = findUrl(configuration, name, target.fhirBase)
      return own !== undefined && json[name] !== undefined && json[name] !== own
    }
    return [
      ...createProblemIf(
        json.issuer !== issuer,
        `issuer is ${String(json.issuer ?? 'absent')} there, not that of its URL, ${issuer}.`,
      ),
      ...SHARED.filter(isOther).map((name) =>
        createProblem(
          `${name} is ${String(json[name])} there and ${String(configuration[name])} in smart-configuration.`,
        ),
      ),
    ]
  },
})
