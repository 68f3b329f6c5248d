export function PeoplePage() {
  return <p>…</p>
}
