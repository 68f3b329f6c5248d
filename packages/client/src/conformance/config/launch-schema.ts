import { z } from 'zod'

const id = z
  .string()
  .regex(/^[A-Za-z0-9.-]{1,64}$/, 'it must be a bare id')
  .optional()

/** The part of the configuration about EHR launches. */
export const launchSchema = z.strictObject({
  url: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Address that launches the app when it is opened; {launchUrl}, {clientId}, {iss} and {patient} are filled in.',
    ),
  command: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Command that prints such an address; SMART_LAUNCH_URL, SMART_CLIENT_ID, SMART_ISS and SMART_PATIENT are in its environment.',
    ),
  launchUrl: z
    .url()
    .optional()
    .describe('Registered launch URL of the app (/launch beside redirectUri); nothing listens there.'),
  client: z
    .enum(['public', 'symmetric', 'asymmetric'])
    .optional()
    .describe('The client that is launched; the first one by default.'),
  patient: id.describe('Id of the patient that the EHR has open, for {patient}.'),
  expect: z
    .strictObject({
      patient: id.describe('Id of the patient that the launch is about.'),
      encounter: id.describe('Id of the encounter that the launch is about.'),
    })
    .optional()
    .describe('Context that the launch must have.'),
})
