import { basename } from 'node:path'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import type { CliSettings } from '../settings.ts'

/** Describes the FHIR data of a mock: where they are from, and the number of patients where it is known. */
export function describeData(
  { data, load, upstream, mock }: Pick<CliSettings, 'data' | 'load' | 'upstream' | 'mock'>,
  server: MockServer,
): string {
  if (upstream) return `upstream ${formatAddress(upstream.base)}`
  const file = load ?? data
  const count = server.tenants.get(DEFAULT_TENANT)?.tenant.world.patients.length ?? 0
  const { sample = 'us-core' } = mock
  const source = file === undefined ? `sample data of this version (${sample})` : basename(file)
  return `${source}, ${count} ${count === 1 ? 'patient' : 'patients'}`
}

/** Formats a URL without what may be secret: user, query and fragment. */
export function formatAddress(text: string): string {
  if (!URL.canParse(text)) return 'an address that is no URL'
  const { origin, protocol, host, pathname } = new URL(text)
  return `${origin === 'null' ? `${protocol}//${host}` : origin}${pathname}`
}
