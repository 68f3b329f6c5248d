export function ClientsPage() {
  return <p>…</p>
}
