import type { Config } from '../../../platform/config.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'

const PURPOSE = 'remarks.stop'

/** Goes with every letter to a remark's author: the page that ends such letters, and the address for one press (RFC 8058). */
export function stopOf(config: Pick<Config, 'secret'>, remarkId: string): { page: string; oneClick: string } {
  const token = sealId(config, PURPOSE, remarkId)
  return { page: `/uwagi/bez-wiadomosci/${token}`, oneClick: `/wypisz/uwaga/${token}` }
}

/** The remark whose letters this token ends, or null when we did not make it. */
export const readStopToken = (config: Pick<Config, 'secret'>, token: string) => unsealId(config, PURPOSE, token)
