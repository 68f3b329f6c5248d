/** A row of catalogue B that no rule judges. */
export interface NotObservable {
  readonly id: string
  readonly reason: string
}

const BY_VERDICT = 'Only a fault can show it, and the verdict of that fault judges it.'

/** Rows of catalogue B that no rule judges, each with the reason. */
export const NOT_OBSERVABLE: readonly NotObservable[] = [
  {
    id: 'C-008',
    reason: BY_VERDICT,
  },
  { id: 'C-047', reason: `${BY_VERDICT} The rule pkce-s256 reports the missing challenge as well.` },
  { id: 'C-076', reason: BY_VERDICT },
  { id: 'C-077', reason: 'What the callback page does with its parameters is seen in the browser only.' },
  { id: 'C-079', reason: 'What the callback page loads from elsewhere is seen in the browser only.' },
  { id: 'C-099', reason: 'A choice made in the registration; requests show only how it was made.' },
  { id: 'C-121', reason: 'Needs two runs, in which the server takes one algorithm each.' },
  { id: 'C-128', reason: 'Rotation takes longer than a run, and nothing on the wire announces it.' },
  { id: 'C-154', reason: BY_VERDICT },
  {
    id: 'C-163',
    reason: 'The server listens on one scheme, so that a request by another one cannot arrive.',
  },
  { id: 'C-167', reason: 'Whether the app shows the user is not visible from the server.' },
  { id: 'C-171', reason: 'A sign-out in the app is not visible from the server.' },
  { id: 'C-172', reason: BY_VERDICT },
  { id: 'C-178', reason: 'TLS ends before the exchange, and plain HTTP has none.' },
  { id: 'C-187', reason: BY_VERDICT },
]
