const SPECIAL = '+/=&%#?;,"<> é€𝄞%2B%20'
const LENGTH = 2000

/**
 * Builds a legal but awkward longer form of a value: 2,000 more characters that encoders often handle
 * wrongly.
 */
export function buildAwkwardValue(value: string): string {
  return value + SPECIAL.repeat(Math.ceil(LENGTH / SPECIAL.length)).slice(0, LENGTH)
}
