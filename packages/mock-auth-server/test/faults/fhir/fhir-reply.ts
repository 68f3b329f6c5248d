export type Headers = readonly (readonly [string, string])[]
/** Returns the values of a header, in exactly that spelling. */
export const listValues = (headers: Headers, name: string) =>
  headers.filter(([key]) => key === name).map(([, value]) => value)
/** Returns a body as text. */
export const readText = (body: unknown) =>
  body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body)
export const FHIR_JSON = 'application/fhir+json; charset=utf-8'
