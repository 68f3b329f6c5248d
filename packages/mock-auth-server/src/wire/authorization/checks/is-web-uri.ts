/** Returns `true` for an http(s) URL: nothing else is ever redirected to without a registration. */
export function isWebUri(uri: string): boolean {
  return /^https?:/i.test(uri) && URL.canParse(uri)
}
