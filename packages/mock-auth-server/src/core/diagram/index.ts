export { getLookUpKey } from './get-look-up-key.ts'
export { getParties, PARTIES, PARTY_NAMES, type Party } from './get-parties.ts'
export { type ExchangeMessage, toExchangeMessages } from './to-exchange-messages.ts'
