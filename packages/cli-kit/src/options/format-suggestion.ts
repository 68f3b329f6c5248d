/** Formats " (did you mean …?)" with the nearest of the known names; empty when none is near. */
export function formatSuggestion(given: string, known: readonly string[]): string {
  let best: { name: string; distance: number } | undefined
  for (const name of known) {
    const distance = editDistance(given.slice(0, 60), name)
    if (!best || distance < best.distance) best = { name, distance }
  }
  if (!best || best.distance > Math.max(3, given.length / 2)) return ''
  return ` (did you mean ${best.name}?)`
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + cost,
        ),
      )
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
