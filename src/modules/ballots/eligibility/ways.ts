import type { Config } from '../../../platform/config.ts'
import type { Way } from '../polls/definition.ts'

/** Whether this installation can tell people by a way: text messages need a gateway, outside accounts a provider. */
export const isWaySet = ({ sms, oidc }: Pick<Config, 'sms' | 'oidc'>, way: Way) =>
  (way !== 'sms' || sms !== null) && (way !== 'oidc' || oidc !== null)
