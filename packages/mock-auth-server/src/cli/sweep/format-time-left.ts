/** Formats the progress of a sweep, with the time left at the pace so far. */
export function formatTimeLeft(done: number, all: number, elapsedMs: number): string {
  const left = done === 0 ? undefined : Math.round(((all - done) * elapsedMs) / done / 1000)
  const minutes =
    left === undefined ? '' : `, ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')} left`
  return `${done}/${all}${minutes}`
}
