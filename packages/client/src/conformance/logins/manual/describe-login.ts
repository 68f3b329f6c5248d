import type { LoginDecision, LoginRequest } from '../login-driver.ts'

const BUTTONS: Readonly<Record<LoginDecision, string>> = {
  approve: 'allow everything',
  deny: 'deny',
  narrow: 'allow less than requested',
}

/** Describes what the user is to do for a login: what to open, whom to choose, what to decide. */
export function describeLogin(login: LoginRequest, url: string): string {
  const { number, total, title, decision, user, patient, deselect } = login
  const choices = [
    ...(user === undefined ? [] : [`sign in as ${user}`]),
    ...(patient === undefined ? [] : [`choose the patient ${patient}`]),
    `${BUTTONS[decision]}${deselect.length === 0 ? '' : ` (not ${deselect.join(', ')})`}`,
  ]
  return `
Login ${number} of ${total} (${title}): open
${url}
There ${choices.join(', ')}. If the server shows an error instead of its pages, press Enter here.
`
}
