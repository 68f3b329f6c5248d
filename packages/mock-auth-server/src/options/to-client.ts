import type { z } from 'zod'
import type { Client, ClientType } from '../core/oauth/client.ts'
import type { clientSchema } from './client-schema.ts'

type WrittenClient = z.infer<typeof clientSchema>

/** Converts a written registration: its name and type follow from the other members when they are absent. */
export function toClient(written: WrittenClient): Client {
  const { name = written.clientId, type = getImpliedType(written) } = written
  return { ...written, name, type } as Client
}

/** Returns the type that the members imply: keys without any URI of an app are those of a backend service. */
function getImpliedType({ secret, jwks, jwksUri, redirectUris, launchUris }: WrittenClient): ClientType {
  if (jwks === undefined && jwksUri === undefined)
    return secret === undefined ? 'public' : 'confidential-symmetric'
  return redirectUris.length + launchUris.length === 0 ? 'backend' : 'confidential-asymmetric'
}
