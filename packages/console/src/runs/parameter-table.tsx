/** Parameters of a query or a form, decoded. */
export function ParameterTable({ caption, text }: { caption: string; text: string }) {
  const params = [...new URLSearchParams(text)]
  if (params.length === 0) return null
  return (
    <table class="table">
      <caption>{caption}</caption>
      <tbody>
        {params.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
