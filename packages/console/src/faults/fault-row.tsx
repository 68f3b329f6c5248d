import { useSignal } from '@preact/signals'
import { Icon } from '@smart-mock/page-kit'
import type { Fault } from '../api/types.ts'
import { Switch } from '../components/fields/switch.tsx'
import { arm, armed, disarm } from '../state/faults.ts'
import { FaultDetail } from './fault-detail.tsx'

/** Shows one fault: a switch, its name, and its description once opened. */
export function FaultRow({ fault }: { fault: Fault }) {
  const open = useSignal(false)
  const mine = armed.value.filter((each) => each.fault === fault.name)
  const toggle = async () => {
    if (mine.length === 0) await arm({ fault: fault.name })
    for (const each of mine) await disarm(each)
  }
  return (
    <li class="fault">
      <div class="fault-line">
        <Switch on={mine.length > 0} label={`Arm ${fault.name}`} onToggle={() => void toggle()} />
        <button
          type="button"
          class="fault-name"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.value
          }}
        >
          <Icon name="chevron" className="chevron" />
          <span class="grow">
            <code>{fault.name}</code> <span class="muted">{fault.title}</span>
          </span>
          <span class="fault-step">{fault.steps[0]}</span>
        </button>
      </div>
      {open.value && <FaultDetail fault={fault} />}
    </li>
  )
}
