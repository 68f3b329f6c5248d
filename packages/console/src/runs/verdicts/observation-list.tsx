import type { Verdict } from '../../api/types.ts'

/** Lists the observations of a driver in the page or of the process, oldest first. */
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
