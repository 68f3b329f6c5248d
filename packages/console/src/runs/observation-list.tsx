import type { Verdict } from '../api/types.ts'

/** What a driver saw in the page or at the process, oldest first. */
export function ObservationList({ observations }: Pick<Verdict, 'observations'>) {
  if (observations.length === 0) return null
  return (
    <ul class="small" aria-label="Observations">
      {observations.map(({ seq, kind, detail }) => (
        <li key={seq}>
          saw <code>{kind}</code> {detail}
        </li>
      ))}
    </ul>
  )
}
