import type { Client } from '../api/types.ts'

/** The value of a client's form; lists have one URI a line. */
export interface ClientFormValue {
  clientId: string
  name: string
  type: Client['type']
  secret: string
  jwksUri: string
  redirectUris: string
  launchUris: string
  scope: string
}

export const EMPTY_CLIENT: ClientFormValue = {
  ...{ clientId: '', name: '', type: 'public', secret: '', jwksUri: '' },
  ...{ redirectUris: '', launchUris: '', scope: '' },
}

export function toFormValue(client: Client): ClientFormValue {
  const { clientId, name, type, jwksUri = '', redirectUris, launchUris, scope = '' } = client
  const lists = { redirectUris: redirectUris.join('\n'), launchUris: launchUris.join('\n') }
  return { clientId, name, type, secret: '', jwksUri, scope, ...lists }
}

/** Converts the form's value to a registration of the control API; empty members are left out. */
export function toClient(value: ClientFormValue): Record<string, unknown> {
  const { clientId, name, type } = value
  const hasSecret = type === 'confidential-symmetric' && value.secret !== ''
  const hasKeys = (type === 'confidential-asymmetric' || type === 'backend') && value.jwksUri.trim() !== ''
  return {
    clientId: clientId.trim(),
    type,
    redirectUris: lines(value.redirectUris),
    launchUris: lines(value.launchUris),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(hasSecret ? { secret: value.secret } : {}),
    ...(hasKeys ? { jwksUri: value.jwksUri.trim() } : {}),
    ...(value.scope.trim() === '' ? {} : { scope: value.scope.trim() }),
  }
}

/** Returns the changes of a registration; an empty secret keeps the present one. */
export function toChanges(value: ClientFormValue): Record<string, unknown> {
  const { clientId: _, type: __, ...rest } = toClient(value)
  return { ...rest, scope: value.scope.trim() || null }
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
