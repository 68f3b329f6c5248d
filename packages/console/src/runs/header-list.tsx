import { Disclosure } from '../components/disclosure.tsx'

/** Headers in the order and spelling of the wire. */
export function HeaderList({ headers }: { headers: readonly (readonly [string, string])[] }) {
  if (headers.length === 0) return null
  return (
    <Disclosure title={`Headers (${headers.length})`}>
      <table class="table">
        <tbody>
          {headers.map(([name, value], index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>
                <code>{value}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  )
}
