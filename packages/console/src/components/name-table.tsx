interface Props {
  caption?: string
  rows: readonly (readonly [name: string, value: string])[]
}

/** Shows a table of names and values as transferred. */
export function NameTable({ caption, rows }: Props) {
  return (
    <table class="table">
      {caption && <caption>{caption}</caption>}
      <tbody>
        {rows.map(([name, value], index) => (
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
