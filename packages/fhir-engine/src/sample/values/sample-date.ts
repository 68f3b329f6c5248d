/** The day that the sample data calls today; ages and histories are relative to it. */
export const SAMPLE_TODAY = '2026-06-01'

const DAY = 86_400_000
const today = Date.parse(SAMPLE_TODAY)

const days: string[] = []

/** Returns the date some days before today as `YYYY-MM-DD`. */
export function getDayBefore(count: number): string {
  days[count] ??= new Date(today - count * DAY).toISOString().slice(0, 10)
  return days[count]
}

/** Returns an instant on that day; the hour is in UTC. */
export function getTimeBefore(days: number, hour = 9): string {
  return `${getDayBefore(days)}T${String(hour).padStart(2, '0')}:30:00Z`
}

/** Returns the number of whole days between a birth date and today. */
export function countDaysSince(date: string): number {
  return Math.floor((today - Date.parse(date)) / DAY)
}
