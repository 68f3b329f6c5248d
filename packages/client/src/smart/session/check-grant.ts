import type { FhirQuery } from '../../model/fhir-query.ts'
import { withoutTrailingSlash } from '../discovery/fhir-base.ts'
import { allowsInteraction } from '../scopes/allows-interaction.ts'
import { findRequiredPermission } from '../scopes/find-required-permission.ts'
import { SmartError } from '../smart-error.ts'
import { scopesAndContext } from '../spec.ts'
import type { GrantedServer } from './granted-server.ts'

/**
 * Throws when a query exceeds the grant, unless the user insists (C-149, F-115 … F-122).
 *
 * @throws SmartError beyond-grant
 */
export function checkGrant(reach: GrantedServer, { method, beyondGrant }: FhirQuery, url: string): void {
  const base = new URL(withoutTrailingSlash(reach.fhirBase))
  const path = new URL(url).pathname.slice(base.pathname.replace(/\/+$/, '').length + 1)
  const needed = findRequiredPermission(method, path)
  if (!needed || beyondGrant || allowsInteraction(reach.scope, needed.type, needed.letter)) return
  throw new SmartError(
    'beyond-grant',
    `The granted scopes do not cover this: it requires ${needed.type}.${needed.letter}.`,
    {
      whyItMatters: 'A well-behaved app stays within its grant; the server would return 403.',
      whatToTry: 'Request the scope and log in again, or send it anyway to see what the server does.',
      spec: scopesAndContext('requested and granted', 'scopes-for-requesting-fhir-resources'),
    },
  )
}
