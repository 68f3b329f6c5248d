import { rfc } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const invalidClient: PitfallDetector = {
  name: 'invalid-client',
  title: 'The server does not accept this client',
  explanation: 'invalid_client covers everything from a wrong client id to an expired assertion.',
  whatToChange: [
    'Is the client id right, and registered at this server?',
    'Is the client type right: public, secret or key pair?',
    'Secret: is it current, and does the server expect it in Basic or in the body?',
    'Id or secret with special characters: RFC 6749 encodes both in Basic; for servers that do not decode them, enable “Send id and secret unencoded in Basic”.',
  ],
  spec: rfc(6749, '5.2'),
  recognise({ step }) {
    const seen = [step('token'), step('refresh')].find((one) =>
      /invalid_client|unauthorized_client/.test(one?.verdict?.message ?? ''),
    )
    return seen && { seen: seen.verdict?.message ?? '', steps: [seen] }
  },
}
