import { DataTable } from '../components/data-table.tsx'

const keys = [
  ['/', 'moves to the search or request line of the current view'],
  ['Arrow keys', 'move through tabs, steps, menus and the handle between the panes'],
  ['Enter', 'opens a step or an arrow of the diagram'],
  ['Esc', 'closes dialogs and menus'],
] as const

export function Keyboard() {
  return (
    <DataTable
      caption="Keyboard"
      columns={['Key', 'What it does']}
      rows={keys.map(([key, words]) => [<kbd key="key">{key}</kbd>, words])}
    />
  )
}
