const SPECIAL = '+/=&%#?;,"<> é€𝄞%2B%20'
const LENGTH = 2000

/** A legal but awkward longer form of a value: 2,000 characters more, with all that encoders get wrong. */
export function buildAwkwardValue(value: string): string {
  return value + SPECIAL.repeat(Math.ceil(LENGTH / SPECIAL.length)).slice(0, LENGTH)
}
