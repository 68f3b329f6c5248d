import { NameTable } from '../../components/name-table.tsx'

/** Lists the decoded parameters of a query or a form. */
export function ParameterTable({ caption, text }: { caption: string; text: string }) {
  const rows = [...new URLSearchParams(text)]
  return rows.length === 0 ? null : <NameTable caption={caption} rows={rows} />
}
