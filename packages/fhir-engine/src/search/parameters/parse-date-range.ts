const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/**
 * Parses a FHIR date, dateTime or instant to the half-open range of milliseconds that it covers; UTC when it
 * has no zone.
 */
export function parseDateRange(text: string): { low: number; high: number } | undefined {
  const match = DATE.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  const [y, mo, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)]
  if (mo < 1 || mo > 12 || d < 1 || d > daysIn(y, mo)) return undefined
  const [h, m, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  if (h > 23 || m > 59 || s > 60) return undefined
  const digits = (fraction ?? '').slice(0, 3)
  const time = ((h * 60 + m) * 60 + s) * 1000 + Number(digits.padEnd(3, '0'))
  const low = utc(y, mo, d) + time - offset(zone)
  if (month === undefined) return { low, high: utc(y + 1, 1, 1) }
  if (day === undefined) return { low, high: utc(y, mo + 1, 1) }
  if (hour === undefined) return { low, high: low + 86_400_000 }
  if (second === undefined) return { low, high: low + 60_000 }
  return { low, high: low + (fraction ? 10 ** (3 - digits.length) : 1000) }
}

function offset(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000
}

function daysIn(year: number, month: number): number {
  return new Date(utc(year, month + 1, 0)).getUTCDate()
}

/** Computes `Date.UTC` with months from 1 and without its special treatment of years below 100. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day)
}
