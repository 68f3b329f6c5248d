import { Checkbox } from '@smart-mock/page-kit'
import { SpecLink } from '../components/spec-link.tsx'
import { appInfo } from '../state/app-info.ts'
import { chosenExperiments } from '../state/runs/run-options.ts'

/** Shows the experiments for the next run. */
export function Experiments() {
  const toggle = (name: string, on: boolean) => {
    const others = chosenExperiments.value.filter((other) => other !== name)
    chosenExperiments.value = on ? [...others, name] : others
  }
  return (
    <fieldset class="fieldset">
      <legend>Experiments</legend>
      <p class="muted small">
        Each makes this client violate a rule deliberately, to show how the server responds.
      </p>
      <ul class="list">
        {appInfo.value?.experiments.map(({ name, title, does, expect, spec }) => (
          <li key={name}>
            <Checkbox checked={chosenExperiments.value.includes(name)} onChange={(on) => toggle(name, on)}>
              {title}
              <span class="muted small"> {does}</span>
              <span class="experiment-answer small">
                <span class="muted">Correct response:</span> {expect} <SpecLink spec={spec} />
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
