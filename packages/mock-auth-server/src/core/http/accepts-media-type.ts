/**
 * Returns `true` when an `Accept` header admits one of those media types; a missing header admits all (RFC
 * 9110 section 12.5.1).
 */
export function acceptsMediaType(header: string | undefined, ...types: readonly string[]): boolean {
  if (header === undefined || header.trim() === '') return true
  return header.split(',').some((range) => {
    const [media = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase())
    if (params.some((param) => /^q=0(?:\.0*)?$/.test(param))) return false
    return media === '*/*' || types.some((type) => media === type || media === `${type.split('/', 1)[0]}/*`)
  })
}
