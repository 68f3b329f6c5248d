import type { FormRequest } from '../declare/case-tools.ts'

export type Parameters = Readonly<Record<string, string>>

/** Builds a token request with id and secret in Basic, form-encoded as RFC 6749 section 2.3.1 says, or as they are. */
export function buildBasicRequest(
  clientId: string,
  secret: string,
  parameters: Parameters,
  encoding: 'form' | 'raw' = 'form',
): FormRequest {
  const encode = (value: string) =>
    encoding === 'raw' ? toLatin1(value) : new URLSearchParams({ '': value }).toString().slice(1)
  const authorization = `Basic ${btoa(`${encode(clientId)}:${encode(secret)}`)}`
  return { headers: { authorization }, body: toForm(parameters) }
}

/** Returns the UTF-8 bytes of a text, one character each. */
const toLatin1 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text))

export const toForm = (parameters: Parameters): URLSearchParams => new URLSearchParams(parameters)
