import type { ExportOptions } from '../../model/bulk-export.ts'
import { parseScopes } from '../scopes/parse-scope.ts'
import { SmartError } from '../smart-error.ts'
import { bulkData } from '../spec.ts'

/**
 * Throws when an export exceeds the grant, unless the user insists: an export needs scopes for more than one
 * patient.
 *
 * @throws SmartError beyond-grant
 */
export function checkExportGrant(granted: string, { types = [], beyondGrant }: ExportOptions): void {
  const readable = parseScopes(granted).flatMap((scope) =>
    scope.kind === 'resource' && scope.level !== 'patient' && scope.letters.includes('r') ? [scope.type] : [],
  )
  const missing = types.filter((type) => !readable.includes('*') && !readable.includes(type))
  if (beyondGrant || (readable.length > 0 && missing.length === 0)) return
  const needed = missing.length > 0 ? missing.map((type) => `system/${type}.rs`).join(' ') : 'system/*.rs'
  throw new SmartError(
    'beyond-grant',
    `The granted scopes do not cover this export: it requires ${needed}.`,
    {
      whyItMatters:
        'A well-behaved client stays within its grant; the server would reject the request, or leave data out.',
      whatToTry:
        'Log in as a backend service with system scopes, or start it anyway to see what the server does.',
      spec: bulkData('security', 'privacy-and-security-considerations'),
    },
  )
}
