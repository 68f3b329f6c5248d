let second = Number.NaN
let text = ''

/** A time in milliseconds as HTTP writes dates (RFC 9110 section 5.6.7); replies of one second share it. */
export function httpDate(at: number): string {
  const wanted = Math.floor(at / 1000)
  if (wanted !== second) {
    second = wanted
    text = new Date(wanted * 1000).toUTCString()
  }
  return text
}
